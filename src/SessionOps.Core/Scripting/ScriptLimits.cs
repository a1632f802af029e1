namespace SessionOps.Scripting;

/// <summary>What a script may use in one call.</summary>
public sealed record ScriptLimits
{
    /// <summary>The longest time of one call.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The memory of one call in bytes. Jint counts what is allocated in all, V8 what is alive.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>The most statements of one call (Jint only).</summary>
    public int Statements { get; init; } = 500_000_000;

    /// <summary>
    /// The stack of the engine's thread in bytes. It bounds recursion, by the RangeError that browsers give too and that scripts can catch:
    /// 64 MB hold some 40,000 plain calls in Jint, four times as deep as Chrome goes.
    /// </summary>
    public int StackBytes { get; init; } = 64 << 20;
}
