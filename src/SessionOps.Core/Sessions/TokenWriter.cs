using SessionOps.Storage;

namespace SessionOps.Sessions;

/// <summary>Stores tokens after their callers have them: one after another, the newest of each binding, and all of them on request.</summary>
internal sealed class TokenWriter : IDisposable
{
    /// <summary>
    /// How long a token waits for others. Written at once, each would take a processor just when its caller continues and asks for the next.
    /// </summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(50);

    // A caller that mints faster than the store writes waits for it then.
    private const int MaxPending = 1000;

    private readonly GuardedSessionStore _store;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Dictionary<(string Session, string Binding), PoToken> _pending = [];
    private readonly ITimer _soon;

    public TokenWriter(GuardedSessionStore store, BackgroundWork background, TimeProvider timeProvider)
    {
        _store = store;
        _soon = timeProvider.CreateTimer(_ => background.Start("Storing tokens", FlushAsync), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Stores the token soon; waits only while too many are pending.</summary>
    public Task AddAsync(string session, PoToken token, CancellationToken cancellationToken)
    {
        lock (_pending)
        {
            WriteSoonIfFirst();
            _pending[(session, token.ContentBinding)] = token;
            if (_pending.Count < MaxPending)
                return Task.CompletedTask;
        }

        return FlushAsync(cancellationToken);
    }

    /// <summary>Stores all that is pending.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (Take() is var (session, token))
                await WriteAsync(session, token, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Drops what is pending of a session that is being removed, and waits until nothing of it is being written.</summary>
    public async Task ForgetAsync(string session, CancellationToken cancellationToken)
    {
        lock (_pending)
        {
            foreach (var key in _pending.Keys.Where(key => key.Session == session).ToList())
                _pending.Remove(key);
        }

        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        _writing.Release();
    }

    public void Dispose()
    {
        _soon.Dispose();
        _writing.Dispose();
    }

    // Under the lock. Who is not the first is written with the first.
    private void WriteSoonIfFirst()
    {
        if (_pending.Count == 0)
            _soon.Change(Delay, Timeout.InfiniteTimeSpan);
    }

    private (string Session, PoToken Token)? Take()
    {
        lock (_pending)
        {
            foreach (var (key, token) in _pending)
            {
                _pending.Remove(key);
                return (key.Session, token);
            }

            return null;
        }
    }

    private async Task WriteAsync(string session, PoToken token, CancellationToken cancellationToken)
    {
        // If the store is unavailable, callers that flush would wait for each of a thousand tokens.
        if (_store.IsAway && !_store.TryBeginProbe())
            return;
        try
        {
            await _store.WriteTokenAsync(session, token, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // The guard has counted and logged it; the token is valid anyway, and memory has it.
        }
        catch (OperationCanceledException)
        {
            lock (_pending)
            {
                WriteSoonIfFirst();
                _pending.TryAdd((session, token.ContentBinding), token);
            }

            throw;
        }
    }
}
