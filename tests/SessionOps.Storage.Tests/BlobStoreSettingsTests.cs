using SessionOps.Storage.Blobs;

namespace SessionOps.Storage.Tests;

public sealed class BlobStoreSettingsTests
{
    [Theory]
    [InlineData("https://account.blob.core.windows.net/container", true)]
    [InlineData("UseDevelopmentStorage=true", true)]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=a2V5;EndpointSuffix=core.windows.net", true)]
    [InlineData("file:///var/lib/sessionops", false)]
    [InlineData("/var/lib/sessionops", false)]
    [InlineData("C:\\sessions", false)]
    [InlineData(null, false)]
    public void A_container_is_told_from_a_folder(string? store, bool expected) => Assert.Equal(expected, BlobSessionStore.CanOpen(store));

    [Theory]
    [InlineData("https://account.blob.core.windows.net/container", "https://account.blob.core.windows.net/container")]
    [InlineData("https://account.blob.core.windows.net", "https://account.blob.core.windows.net/sessionops")]
    [InlineData("https://account.blob.core.windows.net/container?sv=2024-11-04&sig=c2VjcmV0", "https://account.blob.core.windows.net/container")]
    public async Task The_location_is_the_container_without_a_signature(string store, string location)
    {
        await using var opened = BlobSessionStore.Create(new SessionOpsOptions { Store = store }, TimeProvider.System);

        Assert.Equal(location, opened.Location);
    }

    [Theory]
    [InlineData("http://account.blob.core.windows.net/container")]
    [InlineData("https://user:secret@account.blob.core.windows.net/container")]
    [InlineData("AccountName=account;AccountKey=secret")]
    [InlineData("AccountName=account;AccountKey")]
    [InlineData("a-folder")]
    public void A_setting_that_cannot_be_used_is_refused_without_repeating_it(string store)
    {
        var e = Assert.Throws<InvalidInputException>(() => BlobSessionStore.Create(new SessionOpsOptions { Store = store }, TimeProvider.System));

        Assert.Equal((ErrorIds.InvalidConfiguration, "Store"), (e.ErrorId, e.Parameter));
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }
}
