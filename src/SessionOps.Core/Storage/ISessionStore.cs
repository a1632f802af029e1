namespace SessionOps.Storage;

/// <summary>Keeps sessions and minted tokens, shared by all processes that open the same store. Safe under concurrency and several processes.</summary>
public interface ISessionStore : IAsyncDisposable
{
    /// <summary>Where the store is, for people: no keys, no signatures.</summary>
    string Location { get; }

    /// <summary>Reads a session with its version, or null.</summary>
    /// <exception cref="StoreException">The stored session is corrupt (and was set aside), was written by a newer version, or the store is unavailable.</exception>
    Task<StoredSession?> ReadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes a session if the stored one still has <paramref name="expectedVersion"/>.</summary>
    /// <param name="session">The session; its name is its key.</param>
    /// <param name="expectedVersion">The version that was read; null when there must be none yet; <see cref="StoredSession.AnyVersion"/> to overwrite.</param>
    /// <param name="cancellationToken">Cancels before the write becomes visible.</param>
    /// <returns>The new version.</returns>
    /// <exception cref="StoreException"><see cref="ErrorIds.StoreConflict"/>: somebody else wrote meanwhile.</exception>
    Task<string> WriteAsync(YouTubeSession session, string? expectedVersion, CancellationToken cancellationToken);

    /// <summary>Deletes a session and its tokens; false when there was none.</summary>
    Task<bool> RemoveAsync(string name, CancellationToken cancellationToken);

    /// <summary>Lists the names of the stored sessions, in ordinal order.</summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken);

    /// <summary>Reads a stored token of a session; null when there is none or it has expired.</summary>
    Task<PoToken?> ReadTokenAsync(string sessionName, string contentBinding, CancellationToken cancellationToken);

    /// <summary>Stores a token of a session until it expires.</summary>
    Task WriteTokenAsync(string sessionName, PoToken token, CancellationToken cancellationToken);

    /// <summary>
    /// Tries to get the lease for refreshing a session. Null when another process has it: serve the last good session and look again.
    /// A holder that crashed loses the lease by itself.
    /// </summary>
    Task<IRefreshLease?> TryAcquireLeaseAsync(string name, CancellationToken cancellationToken);
}
