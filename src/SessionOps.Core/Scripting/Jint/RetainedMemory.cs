namespace SessionOps.Scripting;

/// <summary>
/// Watches what a world keeps alive. .NET counts living memory for the whole process only, so growth of the heap is attributed to a world up to what
/// the world itself allocated meanwhile, and a full collection decides before the world is stopped.
/// </summary>
internal sealed class RetainedMemory(long limit)
{
    private readonly long _window = Math.Max(1L << 20, limit / 8);
    private long _allocated = GC.GetAllocatedBytesForCurrentThread();
    private long _alive = GC.GetTotalMemory(forceFullCollection: false);
    private long _kept;

    /// <summary>Looks at the heap once the thread has allocated enough to matter.</summary>
    /// <exception cref="RetainedMemoryException">The world keeps more than its limit.</exception>
    public void Check()
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread() - _allocated;
        if (allocated < _window)
            return;
        _allocated += allocated;
        Count(allocated, GC.GetTotalMemory(forceFullCollection: false));
        if (_kept <= limit)
            return;
        Count(0, GC.GetTotalMemory(forceFullCollection: true));
        if (_kept > limit)
            throw new RetainedMemoryException();
    }

    private void Count(long allocated, long alive)
    {
        _kept = Math.Max(0, _kept + Math.Min(allocated, alive - _alive));
        _alive = alive;
    }
}
