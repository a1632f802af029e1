using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ClearScript.V8;

namespace SessionOps.Engines.V8;

/// <summary>V8 itself: 60 MB for each platform, which only those who want it add.</summary>
internal static class NativeLibrary
{
    // Not RuntimeInformation.RuntimeIdentifier: that of a distribution's own .NET names the distribution, for which there is no package.
    private static string Platform
    {
        get
        {
            var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux";
            return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
        }
    }

    private static string FileName => $"ClearScriptV8.{Platform}.{(OperatingSystem.IsWindows() ? "dll" : OperatingSystem.IsMacOS() ? "dylib" : "so")}";

    /// <summary>Says which file of which package is missing, and where it belongs.</summary>
    public static SessionOpsException Missing(Exception cause)
    {
        var managed = typeof(V8ScriptEngine).Assembly;
        var package = $"Microsoft.ClearScript.V8.Native.{Platform} {managed.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version}";
        return new SessionOpsException(ErrorIds.EngineUnavailable, $"The v8 engine has no native library for {Platform}: {FileName} of the package {package} is missing.", cause)
        {
            RecommendedAction =
                $"Add the package {package} to the program, or put its {FileName} into runtimes/{Platform}/native beside {managed.GetName().Name}.dll; or use the engine jint, which needs nothing.",
        };
    }
}
