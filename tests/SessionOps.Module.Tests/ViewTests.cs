namespace SessionOps.PowerShell.Tests;

public sealed class ViewTests
{
    private const string VisitorData = "CgtWSVNJVE9SREFUQQ%3D%3D";
    private const string Token = "MnToken";

    [Fact]
    public void A_session_is_a_table_with_masked_secrets_and_humane_ages()
    {
        using var runspace = new ModuleRunspace();
        runspace.Service.Store(FakeSessionService.Session("batch") with { ExpiresAt = DateTimeOffset.UtcNow.AddHours(11.5) });
        var shown = runspace.Show("Get-YouTubeSession -Name batch");
        Assert.Contains("Name", shown, StringComparison.Ordinal);
        Assert.Contains("batch", shown, StringComparison.Ordinal);
        Assert.Contains("Integrity", shown, StringComparison.Ordinal);
        Assert.Contains("WEB 2.2026", shown, StringComparison.Ordinal);
        Assert.Contains("in 12 h", shown, StringComparison.Ordinal);
        Assert.Contains("****", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(VisitorData, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-PoToken")]
    [InlineData("Get-VisitorData")]
    [InlineData("Get-YouTubeSession")]
    [InlineData("Get-RolloutToken")]
    public void No_default_view_shows_a_secret(string script)
    {
        using var runspace = new ModuleRunspace();
        var shown = runspace.Show(script);
        Assert.Contains("****", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(VisitorData, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("CIDvw5Db", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("VISITORDATA", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_for_a_video_shows_the_video()
    {
        using var runspace = new ModuleRunspace();
        Assert.Contains("dQw4w9WgXcQ", runspace.Show("Get-PoToken -VideoId dQw4w9WgXcQ"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_object_keeps_what_the_view_masks()
    {
        using var runspace = new ModuleRunspace();
        Assert.Equal(VisitorData, Assert.Single(runspace.Invoke("(Get-YouTubeSession).VisitorData").Results).ToString());
    }
}
