namespace SessionOps.Diagnostics;

/// <summary>Counts how often something happened, ever and within the last minute.</summary>
internal sealed class RecentCount(TimeProvider timeProvider)
{
    private const int Seconds = 60;

    private readonly int[] _counts = new int[Seconds];
    private readonly object _gate = new();
    private readonly long _started = timeProvider.GetTimestamp();
    private long _now;
    private long _total;

    /// <summary>How often, ever.</summary>
    public long Total => Interlocked.Read(ref _total);

    /// <summary>How often within the last minute.</summary>
    public int LastMinute
    {
        get
        {
            lock (_gate)
            {
                Advance();
                return _counts.Sum();
            }
        }
    }

    /// <summary>Counts one.</summary>
    public void Add()
    {
        Interlocked.Increment(ref _total);
        lock (_gate)
        {
            Advance();
            _counts[_now % Seconds]++;
        }
    }

    private void Advance()
    {
        var now = (long)timeProvider.GetElapsedTime(_started).TotalSeconds;
        for (var second = Math.Max(_now, now - Seconds) + 1; second <= now; second++)
            _counts[second % Seconds] = 0;
        _now = now;
    }
}
