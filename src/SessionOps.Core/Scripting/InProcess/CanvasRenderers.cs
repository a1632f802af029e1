using System.Diagnostics.CodeAnalysis;

namespace SessionOps.Scripting;

/// <summary>The canvas renderer of this program, if it has one.</summary>
internal static class CanvasRenderers
{
    private static readonly Lazy<ICanvasRenderer?> s_found = new(Find);

    /// <summary>The one of the package SessionOps.Drawing; null when the program does not contain it.</summary>
    public static ICanvasRenderer? Found => s_found.Value;

    // By name: the package is an addition to this one, for those who want it, and also for the process that V8 runs in.
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A program that contains the package refers to it and keeps it whole.")]
    private static ICanvasRenderer? Find() =>
        Type.GetType("SessionOps.Drawing.SkiaCanvasRenderer, SessionOps.Drawing") is { } type ? (ICanvasRenderer?)Activator.CreateInstance(type) : null;
}
