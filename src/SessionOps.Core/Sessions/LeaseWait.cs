namespace SessionOps.Sessions;

/// <summary>Measures how long a caller waited for another process's lease, if it did.</summary>
internal sealed class LeaseWait(SessionOpsMetrics metrics, TimeProvider timeProvider) : IDisposable
{
    private long? _since;

    /// <summary>Says that another process holds the lease.</summary>
    public void Begin() => _since ??= timeProvider.GetTimestamp();

    public void Dispose()
    {
        if (_since is { } since)
            metrics.WaitedForLease(timeProvider.GetElapsedTime(since));
    }
}
