using System.Runtime.Loader;

namespace SessionOps.ModuleTests;

public sealed class IsolationTests
{
    [Fact]
    public void The_core_works_beside_other_versions_of_its_dependencies()
    {
        // The assemblies were there before the module: see ModuleUnderTest.
        Assert.All(ConflictingAssemblies.Names, name => Assert.Contains(
            AssemblyLoadContext.Default.Assemblies, assembly => assembly.GetName() is { } loaded && loaded.Name == name && loaded.Version == ConflictingAssemblies.Version));

        using var runspace = new ModuleRunspace();
        var folder = Path.Combine(Path.GetTempPath(), $"sessionops-{Guid.NewGuid():N}");
        var error = Assert.Single(runspace.Invoke($"Import-YouTubeSession -Name absent -Store '{folder}'").Errors);

        Assert.StartsWith("SessionNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        var core = Assert.Single(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "SessionOps.Core");
        Assert.Equal("SessionOps", AssemblyLoadContext.GetLoadContext(core)!.Name);
        var contracts = Assert.Single(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetName().Name == "SessionOps.Contracts");
        Assert.Same(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(contracts));
    }
}
