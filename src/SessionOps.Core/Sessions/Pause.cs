namespace SessionOps.Sessions;

/// <summary>A time that has to pass, in this process's own time, before something is done again; it has passed when it was never begun.</summary>
internal sealed class Pause(TimeSpan length, TimeProvider timeProvider)
{
    private readonly object _gate = new();
    private long? _begun;

    /// <summary>Whether the time has passed.</summary>
    public bool IsOver => Elapsed >= length;

    /// <summary>How long ago it was begun; endless when it never was.</summary>
    public TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
                return _begun is { } begun ? timeProvider.GetElapsedTime(begun) : TimeSpan.MaxValue;
        }
    }

    /// <summary>How much of it is left; zero when it has passed.</summary>
    public TimeSpan Left => Elapsed is var elapsed && elapsed < length ? length - elapsed : TimeSpan.Zero;

    /// <summary>Begins now.</summary>
    public void Begin()
    {
        lock (_gate)
            _begun = timeProvider.GetTimestamp();
    }

    /// <summary>Begins again if the time has passed; true for one caller each time.</summary>
    public bool TryBegin()
    {
        lock (_gate)
        {
            if (!IsOver)
                return false;
            _begun = timeProvider.GetTimestamp();
            return true;
        }
    }
}
