using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using SessionOps.Shell;

namespace SessionOps.PowerShell.Tests;

/// <summary>The module's folder as the build left it.</summary>
internal static class ModuleUnderTest
{
    public static string Manifest { get; } = ModuleLocation.Find(Environment.GetEnvironmentVariable("SESSIONOPS_MODULE"));

    public static string Folder { get; } = Path.GetDirectoryName(Manifest)!;

    // Before the first test: the other versions must be there when the module is imported, as if another module had brought them.
    [ModuleInitializer]
    internal static void Prepare()
    {
        ConflictingAssemblies.Load();
        Environment.SetEnvironmentVariable(
            SessionOpsSettings.EnvironmentPrefix + nameof(SessionOpsOptions.CacheFolder),
            Directory.CreateTempSubdirectory("sessionops-").FullName
        );
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            name.Name == "SessionOps.PowerShell" ? context.LoadFromAssemblyPath(Path.Combine(Folder, "bin", "SessionOps.PowerShell.dll")) : null;
    }
}
