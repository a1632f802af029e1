namespace SessionOps.Scripting;

/// <summary>Makes script worlds on Jint, which needs no native code.</summary>
/// <param name="timeProvider">The clock of the worlds; null for the system's. Time limits always use the real clock.</param>
public sealed class JintEngine(TimeProvider? timeProvider) : VmEngine("jint", timeProvider)
{
    /// <summary>Makes worlds on the system's clock.</summary>
    public JintEngine()
        : this(null) { }

    /// <inheritdoc />
    protected override IJavaScriptVm CreateVm(ScriptLimits limits) => new JintVm(limits);
}
