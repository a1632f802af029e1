using System.Reflection;
using System.Runtime.InteropServices;
using SkiaSharp;

namespace SessionOps.Drawing;

/// <summary>Skia itself: 12 MB for each platform, which is only added by those who want it.</summary>
internal static class NativeLibrary
{
    private static readonly Lazy<bool> s_present = new(static () =>
    {
        System.Runtime.InteropServices.NativeLibrary.SetDllImportResolver(typeof(SKBitmap).Assembly, Resolve);
        try
        {
            return SkiaSharpVersion.CheckNativeLibraryCompatible();
        }
        catch (Exception exception)
            when (exception is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException)
        {
            return false;
        }
    });

    /// <summary>Whether this program has the library for its platform, in the version that SkiaSharp asks for.</summary>
    public static bool IsPresent => s_present.Value;

    // The package for macOS has one library for both of its processors.
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search) =>
        name == "libSkiaSharp" ? NativeFolder.Load(assembly, $"libSkiaSharp.{NativeFolder.Extension}", NativeFolder.Platform, "osx") : 0;
}
