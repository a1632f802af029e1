using Azure;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Extensions.Logging;

namespace SessionOps.Storage.Blobs;

/// <summary>
/// The right to refresh a session of the blob store. Only durations of this process's own clock count: the storage measures the lease by its own.
/// Two fences keep a late holder from writing: the storage renews the lease before the write, and the write has the condition that the session
/// is as it was when the lease was acquired.
/// </summary>
internal sealed class BlobRefreshLease : IRefreshLease
{
    private static readonly TimeSpan s_releaseTimeout = TimeSpan.FromSeconds(3);

    private readonly BlobSessionStore _store;
    private readonly string _name;
    private readonly BlobBaseClient _blob;
    private readonly string _leaseId;
    private readonly TimeSpan _duration;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _renewal;
    private long _renewedAt;
    private string? _version;
    private bool _disposed;

    /// <param name="store">The store that the lease is of.</param>
    /// <param name="name">The session's name.</param>
    /// <param name="blob">The blob that is leased.</param>
    /// <param name="leaseId">The lease's id.</param>
    /// <param name="acquiredAt">The timestamp of the moment before the lease was asked for.</param>
    /// <param name="version">The version of the session after the lease was acquired; null when there was none.</param>
    /// <param name="duration">For how long the storage grants and renews the lease.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Receives the loss of the lease.</param>
    public BlobRefreshLease(
        BlobSessionStore store,
        string name,
        BlobBaseClient blob,
        string leaseId,
        long acquiredAt,
        string? version,
        TimeSpan duration,
        TimeProvider timeProvider,
        ILogger logger
    )
    {
        (_store, _name, _blob, _leaseId, _renewedAt, _version, _duration, _timeProvider, _logger) = (
            store,
            name,
            blob,
            leaseId,
            acquiredAt,
            version,
            duration,
            timeProvider,
            logger
        );
        Lost = _lost.Token;
        _renewal = KeepAsync(_stop.Token);
    }

    public CancellationToken Lost { get; }

    public async Task<string> WriteAsync(YouTubeSession session, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (session.Name != _name)
            throw new ArgumentException($"The lease is for the session '{_name}'.", nameof(session));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Lost);
        try
        {
            either.Token.ThrowIfCancellationRequested();
            if (!await _store.RunAsync(RenewAsync, either.Token).ConfigureAwait(false))
                await LoseAsync("somebody else took it over").ConfigureAwait(false);
            either.Token.ThrowIfCancellationRequested();
            return _version = await _store.WriteAsync(session, _version, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new StoreException(ErrorIds.StoreConflict, $"The right to refresh the session '{_name}' was lost: read what its new holder writes.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _renewal.ConfigureAwait(false);
        if (!Lost.IsCancellationRequested)
            await ReleaseAsync().ConfigureAwait(false);
        _stop.Dispose();
        _lost.Dispose();
    }

    private TimeSpan Remaining => _duration - _timeProvider.GetElapsedTime(Volatile.Read(ref _renewedAt));

    private async Task KeepAsync(CancellationToken stop)
    {
        try
        {
            // After a failure the next try comes sooner, and the last at the end of the lease.
            for (var pause = _duration / 3; ; )
            {
                await Task.Delay(Shorter(pause, Remaining), _timeProvider, stop).ConfigureAwait(false);
                if (Remaining <= TimeSpan.Zero)
                {
                    await LoseAsync("it could not be renewed in time").ConfigureAwait(false);
                    return;
                }

                using var timeout = new CancellationTokenSource(Remaining, _timeProvider);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timeout.Token);
                try
                {
                    if (!await _store.RunAsync(RenewAsync, either.Token).ConfigureAwait(false))
                    {
                        await LoseAsync("somebody else took it over").ConfigureAwait(false);
                        return;
                    }

                    pause = _duration / 3;
                }
                catch (Exception e) when (!stop.IsCancellationRequested)
                {
                    // Whatever it was, the lease is good until its end.
                    pause = _duration / 15;
                    _logger.LogInformation("The lease on the session '{Name}' was not renewed yet. {Problem}", _name, e.Message);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Released: there is nothing more to renew.
        }
    }

    // False when the storage has given the lease to somebody else, or has nothing to lease any more.
    private async Task<bool> RenewAsync(CancellationToken cancellationToken)
    {
        // Taken before the request: the storage counts from when it gets it.
        var askedAt = _timeProvider.GetTimestamp();
        try
        {
            // By a client of its own each time: it would take over the lease id of an answer that is not the storage's.
            var renewed = await _blob.GetBlobLeaseClient(_leaseId).RenewAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            if (renewed.Value.LeaseId != _leaseId)
                throw new InvalidDataException("The answer to a renewal does not name the lease.");
            Volatile.Write(ref _renewedAt, askedAt);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 409 or 412 && !BlobErrors.IsMissingContainer(e))
        {
            return false;
        }
    }

    private async Task LoseAsync(string why)
    {
        _logger.LogWarning("The right to refresh the session '{Name}' was lost: {Why}.", _name, why);
        await _lost.CancelAsync().ConfigureAwait(false);
    }

    private async Task ReleaseAsync()
    {
        using var timeout = new CancellationTokenSource(s_releaseTimeout, _timeProvider);
        try
        {
            await _store.RunAsync(token => _blob.GetBlobLeaseClient(_leaseId).ReleaseAsync(cancellationToken: token), timeout.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is StoreException or OperationCanceledException)
        {
            _logger.LogInformation("The lease on the session '{Name}' was not released; it lapses by itself. {Problem}", _name, e.Message);
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) =>
        b < TimeSpan.Zero ? TimeSpan.Zero
        : a < b ? a
        : b;
}
