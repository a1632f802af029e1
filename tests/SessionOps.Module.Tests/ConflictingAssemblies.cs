using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace SessionOps.ModuleTests;

/// <summary>Empty assemblies with the names of the module's dependencies and versions that it cannot use.</summary>
internal static class ConflictingAssemblies
{
    public static readonly Version Version = new(1, 0, 0, 1);

    public static readonly IReadOnlyList<string> Names = ["Azure.Core", "Azure.Storage.Blobs", "Jint", "Acornima", "Polly.Core"];

    public static void Load()
    {
        foreach (var name in Names)
        {
            using var image = new MemoryStream();
            var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = Version }, typeof(object).Assembly);
            assembly.DefineDynamicModule(name);
            assembly.Save(image);
            image.Position = 0;
            AssemblyLoadContext.Default.LoadFromStream(image);
        }
    }
}
