namespace SessionOps.Sessions;

/// <summary>A time that has to pass, in this process's own time, before something is done again; it has passed when it was never begun.</summary>
internal sealed class Pause(TimeSpan length, TimeProvider timeProvider)
{
    private readonly object _gate = new();
    private long? _begun;
    private TimeSpan _atLeast;

    /// <summary>Whether the time has passed.</summary>
    public bool IsOver => Left == TimeSpan.Zero;

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
    public TimeSpan Left
    {
        get
        {
            lock (_gate)
                return Elapsed is var elapsed && elapsed < Length ? Length - elapsed : TimeSpan.Zero;
        }
    }

    /// <summary>Begins now.</summary>
    /// <param name="atLeast">What it takes this time, if that is longer.</param>
    public void Begin(TimeSpan atLeast = default)
    {
        lock (_gate)
        {
            _begun = timeProvider.GetTimestamp();
            _atLeast = atLeast;
        }
    }

    /// <summary>Begins again if the time has passed; true for one caller each time.</summary>
    public bool TryBegin()
    {
        lock (_gate)
        {
            if (!IsOver)
                return false;
            Begin();
            return true;
        }
    }

    private TimeSpan Length => _atLeast > length ? _atLeast : length;
}
