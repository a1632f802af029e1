using System.Management.Automation;
using System.Text.Json;

namespace SessionOps.PowerShell.Tests;

public sealed class ManifestTests
{
    [Fact]
    public void Exports_the_cmdlets_of_the_assembly_and_nothing_else()
    {
        using var runspace = new ModuleRunspace();
        var exported = runspace.Invoke("Get-Command -Module SessionOps").Of<CommandInfo>().Select(command => command.Name);
        Assert.Equal(Cmdlets.Types.Select(Cmdlets.NameOf).Order(StringComparer.Ordinal), exported.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Lists_its_exports_for_a_search_without_loading()
    {
        using var runspace = new ModuleRunspace();
        var module = Assert.Single(runspace.Invoke($"Test-ModuleManifest '{ModuleUnderTest.Manifest}'").Of<PSModuleInfo>());
        Assert.Equal(Cmdlets.Types.Select(Cmdlets.NameOf).Order(StringComparer.Ordinal), module.ExportedCmdlets.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(new Version(7, 4), module.PowerShellVersion);
        Assert.Equal(["Core"], module.CompatiblePSEditions);
        Assert.Contains("PSEdition_Core", module.Tags);
        Assert.NotEmpty(module.Description);
    }

    [Fact]
    public void Says_where_it_comes_from_and_what_is_new()
    {
        using var runspace = new ModuleRunspace();
        var module = Assert.Single(runspace.Invoke($"Test-ModuleManifest '{ModuleUnderTest.Manifest}'").Of<PSModuleInfo>());
        Assert.NotNull(module.ProjectUri);
        Assert.NotNull(module.LicenseUri);
        // Whoever builds it elsewhere than for a release publishes no newer help.
        Assert.True(string.IsNullOrEmpty(module.HelpInfoUri));
        Assert.Matches(@"\A### .+\r?\n\r?\n- ", module.ReleaseNotes);
    }

    [Fact]
    public void Names_every_package_that_it_ships_with_its_licence()
    {
        using var bill = JsonDocument.Parse(File.ReadAllText(Path.Combine(ModuleUnderTest.Folder, "sbom.cdx.json")));
        var names = bill.RootElement.GetProperty("components").EnumerateArray().Select(component => component.GetProperty("name").GetString()!).ToList();
        Assert.Contains("Jint", names);
        Assert.Contains("Azure.Storage.Blobs", names);
        Assert.All(
            bill.RootElement.GetProperty("components").EnumerateArray(),
            component => Assert.NotEqual(0, component.GetProperty("licenses").GetArrayLength())
        );
        var notices = File.ReadAllText(Path.Combine(ModuleUnderTest.Folder, "THIRD-PARTY-NOTICES.txt"));
        Assert.All(names, name => Assert.Contains($"\n{name} ", notices, StringComparison.Ordinal));
    }

    [Fact]
    public void Ships_no_PowerShell_and_keeps_dependencies_out_of_reach()
    {
        Assert.Equal(
            ["SessionOps.Contracts.dll", "SessionOps.PowerShell.dll"],
            Directory.EnumerateFiles(Path.Combine(ModuleUnderTest.Folder, "bin"), "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        var dependencies = Directory.EnumerateFiles(Path.Combine(ModuleUnderTest.Folder, "bin", "deps"), "*.dll").Select(Path.GetFileName).ToList();
        Assert.Contains("SessionOps.Core.dll", dependencies);
        Assert.Contains("Jint.dll", dependencies);
        Assert.DoesNotContain("System.Management.Automation.dll", dependencies);
        Assert.DoesNotContain("SessionOps.Contracts.dll", dependencies);
    }
}
