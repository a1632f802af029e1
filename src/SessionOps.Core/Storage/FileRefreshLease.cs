namespace SessionOps.Storage;

/// <summary>
/// The right to refresh a session of the file store: a lock that the operating system takes back when its holder ends. One that is suspended keeps
/// it, so that a holder also shows every few seconds that it is alive; others take the lease from one that does not.
/// </summary>
internal sealed class FileRefreshLease : IRefreshLease
{
    /// <summary>For how long a holder that shows no sign of life keeps the lease.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    private static long s_signs;

    private readonly FileSessionStore _store;
    private readonly string _name;
    private readonly FileLock _held;
    private readonly TimeProvider _timeProvider;
    private readonly ITimer _beat;
    private readonly CancellationTokenSource _lost = new();
    private readonly object _gate = new();
    private string? _version;
    private bool _disposed;

    /// <param name="store">The store that the lease is of.</param>
    /// <param name="name">The session's name.</param>
    /// <param name="held">The lock; the lease owns it.</param>
    /// <param name="version">The version of the session when the lease was acquired; null when there was none.</param>
    /// <param name="timeProvider">The clock.</param>
    public FileRefreshLease(FileSessionStore store, string name, FileLock held, string? version, TimeProvider timeProvider)
    {
        (_store, _name, _held, _version, _timeProvider) = (store, name, held, version, timeProvider);
        Lost = _lost.Token;
        // The file may be an old one, with the time that its last holder set.
        held.Touch(NextSign());
        _beat = timeProvider.CreateTimer(_ => Beat(), null, Duration / 4, Duration / 4);
    }

    public CancellationToken Lost { get; }

    public async Task<string> WriteAsync(YouTubeSession session, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (session.Name != _name)
            throw new ArgumentException($"The lease is for the session '{_name}'.", nameof(session));
        if (Lost.IsCancellationRequested || !IsIntact())
        {
            await _lost.CancelAsync().ConfigureAwait(false);
            throw new StoreException(
                ErrorIds.StoreConflict,
                $"The right to refresh the session '{_name}' was lost: another process took it over, or its lock file was deleted."
            );
        }

        return _version = await _store.WriteAsync(session, _version, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _beat.DisposeAsync().ConfigureAwait(false);
        _held.Dispose();
        _lost.Dispose();
    }

    // Different each time, also from one that another lease sets at the same moment: the file is recognised by it.
    private DateTime NextSign() => _timeProvider.GetUtcNow().UtcDateTime.AddTicks(Interlocked.Increment(ref s_signs) % TimeSpan.TicksPerSecond);

    private bool IsIntact()
    {
        // Not while the time is being set, which is what is compared.
        lock (_gate)
            return _held.IsIntact();
    }

    private void Beat()
    {
        try
        {
            lock (_gate)
            {
                if (_held.IsIntact())
                {
                    _held.Touch(NextSign());
                    return;
                }
            }

            _lost.Cancel();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // If the sign of life cannot be written, others take over the lease; the write will find out.
        }
    }
}
