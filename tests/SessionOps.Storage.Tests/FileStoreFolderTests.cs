namespace SessionOps.Storage.Tests;

public sealed class FileStoreFolderTests
{
    private static readonly string s_root = Path.GetPathRoot(Environment.CurrentDirectory)!;

    [Fact]
    public void A_path_is_the_folder() => Assert.Equal(Path.Combine(s_root, "a b", "c"), FileSessionStore.FolderFrom(Path.Combine(s_root, "a b", "c")));

    [Fact]
    public void A_file_url_is_the_folder_unescaped() =>
        Assert.Equal(Path.Combine(s_root, "a b", "c"), FileSessionStore.FolderFrom(new Uri(Path.Combine(s_root, "a b", "c")).AbsoluteUri));

    [Theory]
    [InlineData("file:sessions")]
    [InlineData("sessions")]
    [InlineData("./sessions")]
    public void A_relative_path_begins_at_the_current_folder(string store) => Assert.Equal(Path.GetFullPath("sessions"), FileSessionStore.FolderFrom(store));

    [Fact]
    public void A_tilde_is_the_home_folder() =>
        Assert.Equal(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "sessions"), FileSessionStore.FolderFrom("~/sessions"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_a_setting_it_is_a_folder_of_the_current_user(string? store)
    {
        var folder = FileSessionStore.FolderFrom(store);

        Assert.True(Path.IsPathFullyQualified(folder));
        Assert.Contains("sessionops", folder, StringComparison.OrdinalIgnoreCase);
    }

    [SkippableTheory]
    [InlineData("file:")]
    [InlineData("file://elsewhere/share")]
    [InlineData("https://account.blob.core.windows.net/container")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=account;AccountKey=c2VjcmV0")]
    public void A_setting_that_is_no_folder_is_refused(string store)
    {
        Skip.If(OperatingSystem.IsWindows() && store.StartsWith("file://", StringComparison.Ordinal), "Windows opens folders of other machines.");
        Assert.Equal("Store", Assert.Throws<InvalidInputException>(() => FileSessionStore.FolderFrom(store)).Parameter);
    }
}
