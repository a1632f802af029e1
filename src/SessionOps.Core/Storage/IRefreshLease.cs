namespace SessionOps.Storage;

/// <summary>The right to refresh one session, renewed by itself until it is disposed.</summary>
public interface IRefreshLease : IAsyncDisposable
{
    /// <summary>Cancelled when the lease is lost: the holder must stop and write nothing.</summary>
    CancellationToken Lost { get; }

    /// <summary>Writes the session as the holder of the lease.</summary>
    /// <exception cref="StoreException"><see cref="ErrorIds.StoreConflict"/>: the lease was lost.</exception>
    Task<string> WriteAsync(YouTubeSession session, CancellationToken cancellationToken);
}
