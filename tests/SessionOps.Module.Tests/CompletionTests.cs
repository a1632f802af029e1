using System.Management.Automation;
using PowerShellPipeline = System.Management.Automation.PowerShell;

namespace SessionOps.PowerShell.Tests;

public sealed class CompletionTests
{
    [Fact]
    public void Session_names_come_from_the_store_on_the_command_line()
    {
        using var runspace = new ModuleRunspace();
        foreach (var name in new[] { "alpha", "batch", "beta" })
            runspace.Service.Store(FakeSessionService.Session(name));
        Assert.Equal(["batch", "beta"], Complete(runspace, $"Get-YouTubeSession -Store '{runspace.Store}' -Name b"));
        Assert.Equal(["alpha"], Complete(runspace, $"Remove-YouTubeSession -Store '{runspace.Store}' -Name al"));
    }

    [Fact]
    public void Engines_clients_stores_and_pages_are_offered()
    {
        using var runspace = new ModuleRunspace();
        Assert.Equal(
            ["web", "web_creator", "web_embedded", "web_music", "web_safari"],
            Complete(runspace, "ConvertTo-YtDlpArgument -Client web").Order(StringComparer.Ordinal)
        );
        Assert.Equal(["jint", "v8"], Complete(runspace, "New-YouTubeSession -Engine "));
        Assert.Contains("https://account.blob.core.windows.net/container", Complete(runspace, "New-YouTubeSession -Store h"));
        Assert.Contains("https://www.youtube.com", Complete(runspace, "New-YouTubeSession -YouTubeUrl "));
    }

    [Fact]
    public void Parameters_are_offered()
    {
        using var runspace = new ModuleRunspace();
        Assert.Equal(["-AllowFallback", "-AttestationUrl"], Complete(runspace, "New-YouTubeSession -A").Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Complete(ModuleRunspace runspace, string line)
    {
        using var pipeline = PowerShellPipeline.Create(runspace.Shell.Runspace);
        return CommandCompletion.CompleteInput(line, line.Length, null, pipeline).CompletionMatches.Select(match => match.CompletionText);
    }
}
