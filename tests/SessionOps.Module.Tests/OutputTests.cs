using System.Management.Automation;

namespace SessionOps.PowerShell.Tests;

public sealed class OutputTests
{
    [Fact]
    public void Verbose_tells_each_step()
    {
        using var runspace = new ModuleRunspace();
        Assert.Equal(["Opening the page"], runspace.Invoke("Get-YouTubeSession -Verbose").Verbose);
        Assert.Empty(runspace.Invoke("Get-YouTubeSession").Verbose);
    }

    [Fact]
    public void Progress_is_shown_while_a_session_is_made_and_taken_away()
    {
        using var runspace = new ModuleRunspace();
        var progress = runspace.Invoke("New-YouTubeSession").Progress.Where(record => record.Activity == "New-YouTubeSession").ToList();
        Assert.Equal((10, "Opening the page"), (progress[0].PercentComplete, progress[0].StatusDescription));
        Assert.Equal(ProgressRecordType.Completed, progress[^1].RecordType);
    }

    [Fact]
    public void A_fallback_session_is_warned_of()
    {
        using var runspace = new ModuleRunspace();
        var session = FakeSessionService.Session("default");
        runspace.Service.Store(session with { PoToken = session.PoToken with { Grade = TokenGrade.Fallback } });
        Assert.Contains("fallback token", Assert.Single(runspace.Invoke("Get-YouTubeSession -AllowFallback").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Gaps_of_the_environment_are_warned_of_by_name()
    {
        using var runspace = new ModuleRunspace();
        runspace.Service.Store(FakeSessionService.Session("default") with { CoverageGaps = [new CoverageGap("Navigator", "keyboard", 3)] });
        Assert.Contains("Navigator.keyboard", Assert.Single(runspace.Invoke("Get-YouTubeSession").Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Verbose_tells_each_gap_and_how_often_it_was_asked_for()
    {
        using var runspace = new ModuleRunspace();
        CoverageGap[] gaps = [.. Enumerable.Range(1, 20).Select(number => new CoverageGap("Navigator", $"member{number}", number))];
        runspace.Service.Store(FakeSessionService.Session("default") with { CoverageGaps = gaps });
        var told = runspace
            .Invoke("Get-YouTubeSession -Verbose")
            .Verbose.Where(message => message.StartsWith("Coverage gap: ", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(20, told.Count);
        Assert.Equal("Coverage gap: Navigator.member20, asked for 20 times", told[^1]);
    }

    [Fact]
    public void Verbose_tells_the_gaps_of_an_attestation_that_failed()
    {
        using var runspace = new ModuleRunspace();
        runspace.Service.Failure = new AttestationException(ErrorIds.ChallengeRejected, SessionStage.Mint, "No.")
        {
            CoverageGaps = [new CoverageGap("Navigator", "keyboard", 3)],
        };
        var outcome = runspace.Invoke("New-YouTubeSession -Verbose");
        Assert.Contains("Coverage gap: Navigator.keyboard, asked for 3 times", outcome.Verbose);
        Assert.StartsWith("ChallengeRejected,", Assert.Single(outcome.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_session_is_no_reason_to_warn()
    {
        using var runspace = new ModuleRunspace();
        Assert.Empty(runspace.Invoke("Get-YouTubeSession; 1..3 | Get-PoToken").Warnings);
    }
}
