namespace SessionOps.Storage;

/// <summary>The right to refresh a session of the file store: a lock that the operating system takes back when its holder ends.</summary>
internal sealed class FileRefreshLease : IRefreshLease
{
    private readonly FileSessionStore _store;
    private readonly string _name;
    private readonly FileLock _held;
    private readonly CancellationTokenSource _lost = new();
    private string? _version;
    private bool _disposed;

    /// <param name="store">The store that the lease is of.</param>
    /// <param name="name">The session's name.</param>
    /// <param name="held">The lock; the lease owns it.</param>
    /// <param name="version">The version of the session when the lease was acquired; null when there was none.</param>
    public FileRefreshLease(FileSessionStore store, string name, FileLock held, string? version)
    {
        (_store, _name, _held, _version) = (store, name, held, version);
        Lost = _lost.Token;
    }

    public CancellationToken Lost { get; }

    public async Task<string> WriteAsync(YouTubeSession session, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (session.Name != _name)
            throw new ArgumentException($"The lease is for the session '{_name}'.", nameof(session));
        if (Lost.IsCancellationRequested || !_held.IsIntact())
        {
            await _lost.CancelAsync().ConfigureAwait(false);
            throw new StoreException(ErrorIds.StoreConflict, $"The right to refresh the session '{_name}' was lost: its lock file was deleted.");
        }

        return _version = await _store.WriteAsync(session, _version, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync()
    {
        _disposed = true;
        _held.Dispose();
        _lost.Dispose();
        return ValueTask.CompletedTask;
    }
}
