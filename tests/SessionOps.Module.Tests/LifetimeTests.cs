using System.Management.Automation;

namespace SessionOps.PowerShell.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public void Removing_the_module_ends_the_services_that_it_used()
    {
        using var runspace = new ModuleRunspace();
        runspace.Invoke("Get-YouTubeSession");
        Assert.False(runspace.Service.IsDisposed);
        runspace.Invoke("Remove-Module SessionOps");
        Assert.True(runspace.Service.IsDisposed);
        Assert.Empty(runspace.Invoke("Get-Command -Module SessionOps").Results);
    }

    [Fact]
    public void Another_runspace_keeps_the_service_that_it_shares()
    {
        using var runspace = new ModuleRunspace();
        using var other = new ModuleRunspace();
        other.Invoke($"Get-YouTubeSession -Store '{runspace.Store}'");
        runspace.Invoke("Get-YouTubeSession; Remove-Module SessionOps");
        Assert.False(runspace.Service.IsDisposed);
        other.Invoke("Remove-Module SessionOps");
        Assert.True(runspace.Service.IsDisposed);
    }

    [Fact]
    public void A_closed_runspace_ends_its_services()
    {
        var runspace = new ModuleRunspace();
        runspace.Invoke("Get-YouTubeSession");
        runspace.Shell.Runspace.Close();
        Assert.True(runspace.Service.IsDisposed);
    }

    [Fact]
    public void The_module_can_be_imported_again_after_its_removal_and_by_force()
    {
        using var runspace = new ModuleRunspace();
        runspace.Invoke("Get-YouTubeSession; Remove-Module SessionOps");
        var outcome = runspace.Invoke(
            $"Import-Module '{ModuleUnderTest.Manifest}'; Import-Module '{ModuleUnderTest.Manifest}' -Force; Get-Command New-YouTubeSession"
        );
        Assert.Empty(outcome.Errors);
        Assert.Single(outcome.Of<CommandInfo>());
        // On the real core, whose context outlives the module.
        var error = Assert.Single(runspace.Invoke($"Import-YouTubeSession -Name absent -Store '{runspace.Store}-other'").Errors);
        Assert.StartsWith("SessionNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Cmdlets_of_the_same_settings_share_one_service()
    {
        using var runspace = new ModuleRunspace();
        runspace.Invoke("New-YouTubeSession; 1..3 | Get-PoToken; Get-VisitorData");
        Assert.Equal(5, runspace.Service.Calls.Count);
    }
}
