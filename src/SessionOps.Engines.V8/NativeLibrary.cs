using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ClearScript.V8;

namespace SessionOps.Engines.V8;

/// <summary>V8 itself: 60 MB for each platform, which is only added by those who want it.</summary>
internal static class NativeLibrary
{
    // Not RuntimeInformation.RuntimeIdentifier: that of a distribution's own .NET names the distribution, for which there is no package.
    private static string Platform
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

    private static readonly Lazy<bool> s_found = new(static () =>
    {
        System.Runtime.InteropServices.NativeLibrary.SetDllImportResolver(typeof(V8ScriptEngine).Assembly, Resolve);
        return true;
    });

    private static string FileName => $"ClearScriptV8.{Platform}.{(OperatingSystem.IsWindows() ? "dll" : OperatingSystem.IsMacOS() ? "dylib" : "so")}";

    /// <summary>
    /// Lets the runtime find the library where <see cref="Missing"/> says: ClearScript opens it there, but its imports are looked up by the runtime,
    /// which knows that folder only from a program's list of dependencies.
    /// </summary>
    public static void Find() => _ = s_found.Value;

    /// <summary>Says which file of which package is missing, and where it belongs.</summary>
    public static SessionOpsException Missing(Exception cause)
    {
        var managed = typeof(V8ScriptEngine).Assembly;
        var package = $"Microsoft.ClearScript.V8.Native.{Platform} {managed.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version}";
        return new SessionOpsException(
            ErrorIds.EngineUnavailable,
            $"The v8 engine has no native library for {Platform}: {FileName} of the package {package} is missing.",
            cause
        )
        {
            RecommendedAction =
                $"Add the package {package} to the program, or put its {FileName} into runtimes/{Platform}/native beside {managed.GetName().Name}.dll; or use the engine jint, which needs nothing.",
        };
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        var file = Path.Combine(
            Path.GetDirectoryName(assembly.Location) is { Length: > 0 } folder ? folder : AppContext.BaseDirectory,
            "runtimes",
            Platform,
            "native",
            FileName
        );
        return
            name.StartsWith("ClearScriptV8", StringComparison.Ordinal)
            && File.Exists(file)
            && System.Runtime.InteropServices.NativeLibrary.TryLoad(file, out var library)
            ? library
            : 0;
    }
}
