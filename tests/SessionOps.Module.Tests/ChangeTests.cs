namespace SessionOps.PowerShell.Tests;

public sealed class ChangeTests
{
    [Theory]
    [InlineData("New-YouTubeSession", "Create session", "default")]
    [InlineData("Update-YouTubeSession", "Refresh session", "every stored session")]
    [InlineData("Remove-YouTubeSession -Name batch", "Remove session", "batch")]
    public void WhatIf_tells_and_does_nothing(string script, string action, string target)
    {
        using var runspace = new ModuleRunspace();
        var shown = runspace.Show($"{script} -WhatIf");
        Assert.Contains(action, shown, StringComparison.Ordinal);
        Assert.Contains(target, shown, StringComparison.Ordinal);
        Assert.Empty(runspace.Service.Calls);
    }

    [Theory]
    [InlineData("n", 0)]
    [InlineData("y", 1)]
    public void Confirm_asks_before_the_work_starts(string answer, int calls)
    {
        using var runspace = new ModuleRunspace(answer);
        runspace.Service.Store(FakeSessionService.Session("batch"));
        Assert.Contains("Remove session", runspace.Show("Remove-YouTubeSession -Name batch -Confirm"), StringComparison.Ordinal);
        Assert.Equal(calls, runspace.Service.Calls.Count);
    }

    [Theory]
    [MemberData(nameof(Cmdlets.Names), MemberType = typeof(Cmdlets))]
    public void What_changes_state_can_be_asked_about_first(string cmdlet)
    {
        using var runspace = new ModuleRunspace();
        var verbs = new[] { "New", "Update", "Repair", "Remove", "Publish" };
        var parameters = runspace.Invoke($"(Get-Command {cmdlet}).Parameters.Keys").Of<string>();
        Assert.Equal(verbs.Contains(cmdlet.Split('-')[0]), parameters.Contains("WhatIf"));
    }
}
