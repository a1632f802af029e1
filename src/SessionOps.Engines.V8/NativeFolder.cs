using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SessionOps;

/// <summary>Where a native library for this platform may be put: <c>runtimes/&lt;platform&gt;/native</c> beside the assembly that needs it.</summary>
internal static class NativeFolder
{
    /// <summary>The platform as packages name it.</summary>
    // Not RuntimeInformation.RuntimeIdentifier: that of a distribution's own .NET names the distribution, for which there is no package.
    public static string Platform
    {
        get
        {
            var system =
                OperatingSystem.IsWindows() ? "win"
                : OperatingSystem.IsMacOS() ? "osx"
                : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    /// <summary>How this platform's libraries end.</summary>
    public static string Extension =>
        OperatingSystem.IsWindows() ? "dll"
        : OperatingSystem.IsMacOS() ? "dylib"
        : "so";

    /// <summary>The folder of an assembly.</summary>
    [UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "A program in one file has no such place, and its own folder stands in.")]
    public static string Beside(Assembly assembly) => Path.GetDirectoryName(assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory;

    /// <summary>Loads a library from the folder of the first platform that has it; 0 when none has.</summary>
    public static nint Load(Assembly assembly, string fileName, params ReadOnlySpan<string> platforms)
    {
        foreach (var platform in platforms)
        {
            var file = Path.Combine(Beside(assembly), "runtimes", platform, "native", fileName);
            if (File.Exists(file) && NativeLibrary.TryLoad(file, out var library))
                return library;
        }

        return 0;
    }
}
