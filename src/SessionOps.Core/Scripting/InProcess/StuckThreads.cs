namespace SessionOps.Scripting;

/// <summary>Counts the threads that are stuck in scripts and cannot be ended; they hold a processor and a world's memory each.</summary>
internal sealed class StuckThreads
{
    private int _count;

    /// <summary>Those of the process.</summary>
    public static StuckThreads OfProcess { get; } = new();

    /// <summary>How many there are.</summary>
    public int Count => Volatile.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);

    public void Remove() => Interlocked.Decrement(ref _count);
}
