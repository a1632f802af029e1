namespace SessionOps.Scripting;

/// <summary>What a script may use in one call.</summary>
public sealed record ScriptLimits
{
    /// <summary>The longest time of one call: what it uses of a processor, and what it waits for its own timers.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many times its limit a call may take by the clock on the wall, on a machine that is too busy to run it at once.</summary>
    public int MaxSlowdown { get; init; } = 6;

    /// <summary>The memory of one call in bytes. Jint counts what is allocated in all, V8 what is alive.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>What a world may keep alive from call to call, in bytes (Jint only; in V8 it is part of <see cref="MemoryBytes"/>).</summary>
    public long RetainedBytes { get; init; } = 256L << 20;

    /// <summary>The most statements of one call (Jint only).</summary>
    public int Statements { get; init; } = 500_000_000;

    /// <summary>
    /// The stack of the engine's thread in bytes. It bounds recursion, by the RangeError that browsers give too and that scripts can catch:
    /// 64 MB hold some 40,000 plain calls in Jint, four times as deep as Chrome goes.
    /// </summary>
    public int StackBytes { get; init; } = 64 << 20;
}
