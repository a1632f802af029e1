using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace SessionOps.PowerShell;

/// <summary>Loads the module's own copies; what it has no copy of (the runtime, the contracts) is shared with PowerShell.</summary>
/// <param name="folder">The folder of the copies.</param>
internal sealed class DependencyContext(string folder) : AssemblyLoadContext("SessionOps")
{
    // Some packages have an assembly for each operating system; the portable one only says that the system is not supported.
    private readonly string _ofSystem = Path.Combine(folder, "runtimes", OperatingSystem.IsWindows() ? "win" : "unix", "lib");

    // A released module contains the assemblies that start the script engine compiled ahead, for one runtime and the usual platforms.
    private readonly string _ready = Path.Combine(folder, "readytorun", $"net{Environment.Version.Major}.0", Platform);

    // The C library makes no difference to compiled .NET code, so it is not part of the name.
    private static string Platform =>
        $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = assemblyName.Name + ".dll";
        var path = Path.Combine(_ready, file);
        if (File.Exists(path))
            return LoadFromAssemblyPath(path);
        if (FromRuntime(assemblyName, file) is { } shared)
            return shared;
        path = Directory.Exists(_ofSystem) ? Directory.EnumerateFiles(_ofSystem, file, SearchOption.AllDirectories).FirstOrDefault() : null;
        path ??= Path.Combine(folder, file);
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    // The runtime's copy of System.Text.Json and its like is compiled ahead, and metrics listeners use that one. An older runtime's copy will not do.
    private static Assembly? FromRuntime(AssemblyName wanted, string file)
    {
        var path = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), file);
        if (!file.StartsWith("System.", StringComparison.Ordinal) || !File.Exists(path) || AssemblyName.GetAssemblyName(path).Version < wanted.Version)
            return null;
        var shared = Default.LoadFromAssemblyName(new AssemblyName(wanted.Name!));
        return shared.Location == path ? shared : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var native = Path.Combine(folder, "runtimes", RuntimeInformation.RuntimeIdentifier, "native");
        string[] names = [unmanagedDllName, unmanagedDllName + ".dll", $"lib{unmanagedDllName}.so", $"lib{unmanagedDllName}.dylib"];
        var path = names.Select(name => Path.Combine(native, name)).FirstOrDefault(File.Exists);
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }
}
