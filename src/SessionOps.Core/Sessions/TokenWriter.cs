using SessionOps.Storage;

namespace SessionOps.Sessions;

/// <summary>Stores tokens after their callers have them: one after another, the newest of each binding, and all of them when somebody asks for it.</summary>
internal sealed class TokenWriter(GuardedSessionStore store, BackgroundWork background) : IDisposable
{
    // A caller that mints faster than the store writes waits for it then.
    private const int MaxPending = 1000;

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly Dictionary<(string Session, string Binding), PoToken> _pending = [];
    private bool _scheduled;

    /// <summary>Stores the token soon; waits only while too many are pending.</summary>
    public Task AddAsync(string session, PoToken token, CancellationToken cancellationToken)
    {
        lock (_pending)
        {
            _pending[(session, token.ContentBinding)] = token;
            if (_pending.Count < MaxPending)
            {
                if (!_scheduled)
                    background.Start("Storing tokens", FlushAsync);
                _scheduled = true;
                return Task.CompletedTask;
            }
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
            lock (_pending)
                _scheduled = false;
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

    public void Dispose() => _writing.Dispose();

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
        // A store that is away would keep those who wait for the end of a thousand tokens waiting for each.
        if (store.IsAway && !store.TryBeginProbe())
            return;
        try
        {
            await store.WriteTokenAsync(session, token, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException)
        {
            // The guard has counted and logged it; the token is good all the same, and memory has it.
        }
        catch (OperationCanceledException)
        {
            lock (_pending)
                _pending.TryAdd((session, token.ContentBinding), token);
            throw;
        }
    }
}
