namespace SessionOps.PowerShell.Tests;

public sealed class StoreTests
{
    [Theory]
    [InlineData("sub")]
    [InlineData("./sub")]
    [InlineData("file:sub")]
    public void A_folder_is_looked_for_from_where_PowerShell_stands(string store)
    {
        using var runspace = new ModuleRunspace();
        Directory.CreateDirectory(runspace.Store);
        runspace.Service.Store(FakeSessionService.Session("batch"));

        var outcome = runspace.Invoke(
            $"$session = Get-YouTubeSession batch; $null = $ExecutionContext.SessionState.Path.SetLocation('{runspace.Store}'); $session | Publish-YouTubeSession -Store {store}"
        );

        Assert.Empty(outcome.Errors);
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(runspace.Store, "sub"), "batch*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("-Store 'http://127.0.0.1:1/account/sessions?sig=c2VjcmV0'")]
    [InlineData("-Container sessions -Store 'DefaultEndpointsProtocol=http;AccountName=account;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:1/account'")]
    public void A_blob_container_is_asked_and_its_key_is_not_told(string store)
    {
        using var runspace = new ModuleRunspace();
        var error = Assert.Single(runspace.Invoke($"Import-YouTubeSession {store}").Errors);
        Assert.StartsWith("StoreUnavailable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:1/account/sessions", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", $"{error} {error.Exception} {error.TargetObject}", StringComparison.Ordinal);
    }
}
