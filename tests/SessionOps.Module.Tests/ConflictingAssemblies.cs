using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace SessionOps.PowerShell.Tests;

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
            Write(name, image);
            image.Position = 0;
            AssemblyLoadContext.Default.LoadFromStream(image);
        }
    }

    /// <summary>Writes them as files, for another process to load.</summary>
    public static void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var name in Names)
        {
            using var file = File.Create(Path.Combine(folder, $"{name}.dll"));
            Write(name, file);
        }
    }

    private static void Write(string name, Stream image)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = Version }, typeof(object).Assembly);
        assembly.DefineDynamicModule(name);
        assembly.Save(image);
    }
}
