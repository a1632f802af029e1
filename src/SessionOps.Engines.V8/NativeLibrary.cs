using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.ClearScript.V8;

namespace SessionOps.Engines.V8;

/// <summary>V8 itself: 60 MB for each platform, which is only added by those who want it.</summary>
internal static class NativeLibrary
{
    private static readonly Lazy<bool> s_found = new(static () =>
    {
        System.Runtime.InteropServices.NativeLibrary.SetDllImportResolver(typeof(V8ScriptEngine).Assembly, Resolve);
        return true;
    });

    private static string FileName => $"ClearScriptV8.{NativeFolder.Platform}.{NativeFolder.Extension}";

    /// <summary>
    /// Lets the runtime find the library where <see cref="Missing"/> says: ClearScript opens it there, but its imports are looked up by the runtime,
    /// which knows that folder only from a program's list of dependencies.
    /// </summary>
    public static void Find() => _ = s_found.Value;

    /// <summary>Says which file of which package is missing, and where it belongs.</summary>
    public static SessionOpsException Missing(Exception cause)
    {
        var managed = typeof(V8ScriptEngine).Assembly;
        var package = $"Microsoft.ClearScript.V8.Native.{NativeFolder.Platform} {managed.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version}";
        return new SessionOpsException(
            ErrorIds.EngineUnavailable,
            $"The v8 engine has no native library for {NativeFolder.Platform}: {FileName} of the package {package} is missing.",
            cause
        )
        {
            RecommendedAction =
                $"Add the package {package} to the program, or put its {FileName} into runtimes/{NativeFolder.Platform}/native beside {managed.GetName().Name}.dll; or use the engine jint, which needs nothing.",
        };
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search) =>
        name.StartsWith("ClearScriptV8", StringComparison.Ordinal) ? NativeFolder.Load(assembly, FileName, NativeFolder.Platform) : 0;
}
