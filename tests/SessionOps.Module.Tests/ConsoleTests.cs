namespace SessionOps.PowerShell.Tests;

public sealed class ConsoleTests
{
    [Fact]
    public async Task Prints_a_session_of_the_simulator_with_its_secrets_masked()
    {
        var (code, output, error) = await ConsoleProcess.RunAsync("--simulator", "New-YouTubeSession");
        Assert.True(code == 0, error);
        Assert.Contains("Integrity", output, StringComparison.Ordinal);
        Assert.Contains("****", output, StringComparison.Ordinal);
        Assert.Matches(@"in 1[12] h", output);
        Assert.DoesNotContain("\u001b", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loads_nothing_of_the_core_before_the_first_cmdlet()
    {
        var (code, output, error) = await ConsoleProcess.RunAsync(
            "[AppDomain]::CurrentDomain.GetAssemblies().ForEach{ $_.GetName().Name }; Get-Command New-YouTubeSession -Syntax"
        );
        Assert.True(code == 0, error);
        var loaded = output.Split('\n', StringSplitOptions.TrimEntries);
        Assert.Contains("SessionOps.PowerShell", loaded);
        Assert.DoesNotContain(loaded, name => name is "SessionOps.Hosting" or "SessionOps.Core" or "Jint" or "Azure.Core");
    }

    [Fact]
    public async Task Exits_with_what_the_script_says()
    {
        var (code, output, _) = await ConsoleProcess.RunAsync("'before'; exit 3");
        Assert.Equal(3, code);
        Assert.Contains("before", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_an_error_by_its_id_on_the_error_stream_and_fails()
    {
        var (code, output, error) = await ConsoleProcess.RunAsync(
            $"Remove-YouTubeSession absent -Store '{Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"))}'"
        );
        Assert.Equal(1, code);
        Assert.Empty(output.Trim());
        Assert.Contains("SessionNotFound,SessionOps.PowerShell.RemoveYouTubeSessionCommand: ", error, StringComparison.Ordinal);
        Assert.Contains("New-YouTubeSession", error, StringComparison.Ordinal);
    }
}
