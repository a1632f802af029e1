namespace SessionOps.Core.Tests.Settings;

public sealed class StoreAddressTests
{
    private static readonly string s_home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    [Theory]
    [InlineData(null, StoreKind.Default)]
    [InlineData("  ", StoreKind.Default)]
    [InlineData("sessions", StoreKind.Folder)]
    [InlineData("./account.blob.core.windows.net/sessions", StoreKind.Folder)]
    [InlineData("/var/lib/session.ops/v1.2", StoreKind.Folder)]
    [InlineData("data.d/sessions", StoreKind.Folder)]
    [InlineData("C:\\sessions", StoreKind.Folder)]
    [InlineData("~/sessions", StoreKind.Folder)]
    [InlineData("FILE:sessions", StoreKind.Folder)]
    [InlineData("https://account.blob.core.windows.net/sessions?sig=x", StoreKind.Container)]
    [InlineData("http://127.0.0.1:10000/devstoreaccount1/sessions", StoreKind.Container)]
    [InlineData("UseDevelopmentStorage=true", StoreKind.ConnectionString)]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=b;BlobEndpoint=https://a.example/", StoreKind.ConnectionString)]
    public void Says_what_an_address_means(string? store, StoreKind kind) => Assert.Equal(kind, StoreAddress.Parse(store).Kind);

    [Theory]
    [InlineData("account.blob.core.windows.net/sessions", "https://")]
    [InlineData("account.blob.core.windows.net", "https://")]
    [InlineData("localhost:10000/devstoreaccount1/sessions", "https://")]
    [InlineData("10.0.0.7/devstoreaccount1", "https://")]
    [InlineData("s3://bucket/sessions", "scheme")]
    [InlineData("http://account.blob.core.windows.net/sessions?sig=c2VjcmV0", "https")]
    [InlineData("https://me:c2VjcmV0@account.example/sessions", "https://<account>")]
    [InlineData("AccountKey=c2VjcmV0;", "connection string")]
    [InlineData("file:", "folder")]
    public void Refuses_what_means_nothing_and_repeats_no_secret(string store, string advice)
    {
        var error = Assert.Throws<InvalidInputException>(() => StoreAddress.Parse(store));

        Assert.Equal((ErrorIds.InvalidConfiguration, "Store"), (error.ErrorId, error.Parameter));
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("~", "")]
    [InlineData("~/sessions", "sessions")]
    public void A_tilde_is_the_home_folder(string path, string below) => Assert.Equal(Path.Combine(s_home, below), StoreAddress.FullPath(path));

    [Fact]
    public void Says_nothing_of_its_secrets() => Assert.Equal("Container", StoreAddress.Parse("https://a.example/c?sig=secret").ToString());
}
