namespace SessionOps.PowerShell.Tests.OneFile;

/// <summary>The module that the build made with the sample file beside the product's operations, in the console, on a simulator.</summary>
public sealed class CmdletTests
{
    // A session as a challenge with gaps leaves it.
    private const string Prepare = """
        $session = New-YouTubeSession
        $session.CoverageGaps = [SessionOps.CoverageGap[]]@([SessionOps.CoverageGap]::new('Navigator', 'keyboard', 12), [SessionOps.CoverageGap]::new('Screen', 'isExtended', 1))
        $null = $session | Publish-YouTubeSession
        """;

    private static readonly string s_module = BuildMetadata.Of("OneFileModule");

    [Fact]
    public async Task It_is_exported_and_runs() =>
        Assert.Equal(
            ["Get-CoverageGap", "Navigator.keyboard", "Screen.isExtended", "Navigator.keyboard"],
            await LinesAsync(
                $$"""
                {{Prepare}}
                (Get-Command Get-CoverageGap -Module SessionOps).Name
                Get-CoverageGap | ForEach-Object { "$($_.Target).$($_.Member)" }
                'default' | Get-CoverageGap -AtLeast 10 | ForEach-Object { "$($_.Target).$($_.Member)" }
                """
            )
        );

    [Fact]
    public async Task It_has_the_help_of_its_comments()
    {
        var help = await RunAsync("Get-Help Get-CoverageGap -Full");
        Assert.Contains("Gets what a session's challenge asked for and the browser environment lacks.", help, StringComparison.Ordinal);
        Assert.Contains("The stored session.", help, StringComparison.Ordinal);
        Assert.Contains("How often the challenge must have asked.", help, StringComparison.Ordinal);
        Assert.Contains("Example 1", help, StringComparison.Ordinal);
        Assert.Contains("'a', 'b' | Get-CoverageGap -AtLeast 10", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_its_parameters_has_a_text() =>
        Assert.Empty(
            await LinesAsync(
                """
                $documented = (Get-Help Get-CoverageGap -Full).parameters.parameter | ForEach-Object { if ("$($_.description.Text)".Length -gt 10) { $_.name } }
                (Get-Command Get-CoverageGap).Parameters.Keys | Where-Object { $_ -notin $documented -and $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters -and $_ -ne 'ProgressAction' }
                """
            )
        );

    [Fact]
    public async Task Its_results_have_a_view()
    {
        Assert.Matches(
            @"Target\s+Member\s+Count\s+-+\s+-+\s+-+\s+Navigator\s+keyboard\s+12\s+Screen\s+isExtended\s+1\s*$",
            await RunAsync($"{Prepare}\nGet-CoverageGap")
        );
        Assert.Contains(
            "<Name>SessionOps.CoverageGap</Name>",
            await File.ReadAllTextAsync(Path.Combine(s_module, "SessionOps.format.ps1xml")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Its_arguments_are_completed() =>
        Assert.Equal(
            ["-AtLeast", "batch", "v8"],
            await LinesAsync(
                """
                $null = New-YouTubeSession batch
                'Get-CoverageGap -AtL', 'Get-CoverageGap -Name b', 'Get-CoverageGap -Engine v' | ForEach-Object { (TabExpansion2 $_ $_.Length).CompletionMatches.CompletionText }
                """
            )
        );

    private static async Task<string> RunAsync(string script)
    {
        var (code, output, error) = await ConsoleProcess.RunAsync("--simulator", "--module", s_module, script);
        Assert.True(code == 0, error);
        return output;
    }

    private static async Task<IEnumerable<string>> LinesAsync(string script) =>
        (await RunAsync(script)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
