using Microsoft.Extensions.Logging;
using SessionOps.Attestation;
using SessionOps.Storage;

namespace SessionOps.Sessions;

/// <summary>
/// Obtains a shared session under its lease, so that of many processes one attests and the others take what it wrote.
/// </summary>
internal sealed class SessionRefresher(SessionFactory factory, StoreGuard store, TimeProvider timeProvider, ILogger logger)
{
    // A holder needs seconds; one that crashed loses its lease within a minute at most. Past this, something is wrong with the store.
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_firstLook = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_rarestLook = TimeSpan.FromSeconds(1);

    /// <summary>Obtains the session, or takes what another process obtained meanwhile.</summary>
    /// <param name="slot">What this process holds.</param>
    /// <param name="isGood">Whether a stored session will do.</param>
    /// <param name="waitForOthers">Whether to wait while another process obtains it; else null is the answer.</param>
    /// <param name="allowFallback">Whether the fallback token will do.</param>
    /// <param name="progress">Told of each stage.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<YouTubeSession?> RefreshAsync(
        SessionSlot slot, Func<YouTubeSession, bool> isGood, bool waitForOthers, bool allowFallback, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        var look = s_firstLook;
        while (true)
        {
            var lease = await store.CallAsync(s => s.TryAcquireLeaseAsync(slot.Name, cancellationToken)).ConfigureAwait(false);
            if (lease is not null)
            {
                await using var held = lease.ConfigureAwait(false);
                if (await ObtainAsync(slot, lease, isGood, allowFallback, progress, cancellationToken).ConfigureAwait(false) is { } obtained)
                    return obtained;
            }
            else if (!waitForOthers)
            {
                return null;
            }

            if (await ReadAsync(slot, cancellationToken).ConfigureAwait(false) is { } landed && isGood(landed))
                return landed;
            if (timeProvider.GetElapsedTime(started) > s_longestWait)
                throw new StoreException(ErrorIds.TimedOut,
                    $"Another process holds the lease of session '{slot.Name}' and has not written it for {s_longestWait.TotalMinutes:0} minutes; "
                    + "see its log, or remove the session and try again.")
                { IsTransient = true };
            await Task.Delay(look, timeProvider, cancellationToken).ConfigureAwait(false);
            look = TimeSpan.FromTicks(Math.Min(look.Ticks * 2, s_rarestLook.Ticks));
        }
    }

    /// <summary>Reads the stored session into the slot.</summary>
    public async Task<YouTubeSession?> ReadAsync(SessionSlot slot, CancellationToken cancellationToken)
    {
        var stored = await store.CallAsync(s => s.ReadAsync(slot.Name, cancellationToken)).ConfigureAwait(false);
        slot.Adopt(stored?.Session);
        return stored?.Session;
    }

    // Null when the lease was lost on the way: whoever took it writes the session.
    private async Task<YouTubeSession?> ObtainAsync(
        SessionSlot slot, IRefreshLease lease, Func<YouTubeSession, bool> isGood, bool allowFallback, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        // The last holder may have written between our look and our lease.
        if (await ReadAsync(slot, cancellationToken).ConfigureAwait(false) is { } landed && isGood(landed))
            return landed;

        using var whileHeld = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        LiveSession live;
        try
        {
            live = await factory.CreateAsync(slot.Name, allowFallback, progress, whileHeld.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("The lease of session '{Session}' was lost during its refresh; another process takes over", slot.Name);
            return null;
        }

        progress.Report(SessionStage.Store);
        try
        {
            await store.CallAsync(_ => lease.WriteAsync(live.Session, cancellationToken)).ConfigureAwait(false);
            slot.Unsaved = null;
        }
        catch (StoreException error) when (StoreGuard.IsAway(error))
        {
            // An attestation is too dear to be thrown away: serve it from memory and write it when the store is back.
            slot.Unsaved = live.Session;
        }
        catch (Exception error)
        {
            await live.Minter.DisposeAsync().ConfigureAwait(false);
            if (error is StoreException { ErrorId: ErrorIds.StoreConflict })
                return null;
            throw;
        }

        await slot.AdoptAsync(live).ConfigureAwait(false);
        return live.Session;
    }
}
