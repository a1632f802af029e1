using System.Reflection;
using System.Runtime.Loader;

namespace SessionOps.PowerShell.Tests;

public sealed class IsolationTests
{
    [Fact]
    public void The_core_works_beside_other_versions_of_its_dependencies()
    {
        // The assemblies were there before the module: see ModuleUnderTest.
        Assert.All(
            ConflictingAssemblies.Names,
            name =>
                Assert.Contains(
                    AssemblyLoadContext.Default.Assemblies,
                    assembly => assembly.GetName() is { } loaded && loaded.Name == name && loaded.Version == ConflictingAssemblies.Version
                )
        );

        using var runspace = new ModuleRunspace();
        var folder = Path.Combine(Path.GetTempPath(), $"sessionops-{Guid.NewGuid():N}");
        var error = Assert.Single(runspace.Invoke($"Import-YouTubeSession -Name absent -Store '{folder}'").Errors);

        Assert.StartsWith("SessionNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        var core = Assert.Single(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "SessionOps.Core");
        Assert.Equal("SessionOps", AssemblyLoadContext.GetLoadContext(core)!.Name);
        var contracts = Assert.Single(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "SessionOps.Contracts");
        Assert.Same(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(contracts));
    }

    [Theory]
    [InlineData("Azure.Core")]
    [InlineData("Newtonsoft.Json")]
    public void What_the_process_loaded_before_is_not_what_the_core_gets(string name)
    {
        using var runspace = new ModuleRunspace();
        runspace.Invoke($"Import-YouTubeSession -Name absent -Store '{Path.Combine(Path.GetTempPath(), $"sessionops-{Guid.NewGuid():N}")}'");
        var others = AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name));

        var own = AssemblyLoadContext.All.Single(context => context.Name == "SessionOps").LoadFromAssemblyName(new AssemblyName(name));

        Assert.NotSame(others, own);
        Assert.Equal(Path.Combine(ModuleUnderTest.Folder, "bin", "deps", $"{name}.dll"), own.Location);
    }

    [Theory]
    [InlineData("System.Text.Json")]
    [InlineData("System.Diagnostics.DiagnosticSource")]
    public void What_the_runtime_has_is_the_runtimes(string name)
    {
        using var runspace = new ModuleRunspace();
        runspace.Invoke("Get-YouTubeSession");

        var own = AssemblyLoadContext.All.Single(context => context.Name == "SessionOps").LoadFromAssemblyName(new AssemblyName(name));

        Assert.Same(AssemblyLoadContext.Default.LoadFromAssemblyName(new AssemblyName(name)), own);
    }
}
