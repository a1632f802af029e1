namespace SessionOps.Sessions;

/// <summary>What this process holds of one shared session: the last good record, its warm minter, and the work in flight for it.</summary>
internal sealed class SessionSlot(string name, TimeProvider timeProvider, CancellationToken ending) : IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly SlotFlights _strict = new(ending);
    private readonly SlotFlights _lenient = new(ending);
    private DateTimeOffset _checkedAt = DateTimeOffset.MinValue;

    public string Name { get; } = name;

    /// <summary>The last good session; it may have expired since.</summary>
    public YouTubeSession? Session { get; private set; }

    /// <summary>A session that was obtained while the store was away and still has to be written.</summary>
    public YouTubeSession? Unsaved { get; set; }

    public SharedMinter? Minter { get; private set; }

    public TokenCache Tokens { get; } = new(timeProvider);

    /// <summary>The work in flight, for those who take a fallback token or for those who do not.</summary>
    public SlotFlights Flights(bool allowFallback) => allowFallback ? _lenient : _strict;

    /// <summary>The session if it has not expired and its grade will do.</summary>
    public YouTubeSession? Usable(bool allowFallback) => Session is { } session && IsUsable(session, allowFallback) ? session : null;

    /// <summary>The minter if it has not expired and its grade will do.</summary>
    public SharedMinter? UsableMinter(bool allowFallback)
        => Minter is { } minter && minter.ExpiresAt > timeProvider.GetUtcNow() && (allowFallback || minter.Grade == TokenGrade.Integrity) ? minter : null;

    public bool IsUsable(YouTubeSession session, bool allowFallback)
        => session.ExpiresAt > timeProvider.GetUtcNow() && (session.Grade == TokenGrade.Integrity || (allowFallback && session.Grade == TokenGrade.Fallback));

    public bool IsDue(YouTubeSession session) => session.RefreshAt <= timeProvider.GetUtcNow();

    public bool WasCheckedWithin(TimeSpan interval)
    {
        lock (_gate)
            return timeProvider.GetUtcNow() - _checkedAt < interval;
    }

    /// <summary>Takes over what the store says; null: the session is gone there, and so it is here.</summary>
    public void Adopt(YouTubeSession? stored)
    {
        lock (_gate)
        {
            _checkedAt = timeProvider.GetUtcNow();
            Session = stored;
        }
    }

    /// <summary>Takes over a session that was just obtained; the old minter serves whoever still uses it, then ends.</summary>
    public async ValueTask AdoptAsync(LiveSession live)
    {
        Adopt(live.Session);
        await AdoptAsync(new SharedMinter(live.Minter)).ConfigureAwait(false);
    }

    /// <summary>Takes over a minter; the old one serves whoever still uses it, then ends.</summary>
    public async ValueTask<SharedMinter> AdoptAsync(SharedMinter minter)
    {
        var old = Exchange(minter);
        if (old is not null)
            await old.RetireAsync().ConfigureAwait(false);
        return minter;
    }

    /// <summary>Ends the minter and forgets the tokens in memory.</summary>
    public async ValueTask InvalidateAsync()
    {
        Tokens.Clear();
        if (Exchange(null) is { } old)
            await old.RetireAsync().ConfigureAwait(false);
    }

    /// <summary>Ends a minter that failed, unless another one has taken its place already.</summary>
    public async ValueTask DropAsync(SharedMinter minter)
    {
        lock (_gate)
        {
            if (Minter == minter)
                Minter = null;
        }

        await minter.RetireAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => InvalidateAsync();

    private SharedMinter? Exchange(SharedMinter? minter)
    {
        lock (_gate)
        {
            var old = Minter;
            Minter = minter;
            return old;
        }
    }
}
