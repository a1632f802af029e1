using Microsoft.Extensions.Logging;
using SessionOps.Attestation;
using SessionOps.Storage;

namespace SessionOps.Sessions;

/// <content>
/// Replacing the session under its lease, so that of many processes one attests and the others take what it wrote; and what of it is held in memory.
/// </content>
internal sealed partial class SharedSession
{
    // A holder that crashed loses its lease within a minute, and one that lives ends its attestation before this. Past it, something is wrong with the store.
    private static readonly TimeSpan s_leaseTimeout = Attestor.AttestationTimeout + TimeSpan.FromSeconds(80);

    // Each costs an attestation; a store that refuses every write must not cost one after the other.
    private const int MaxLostLeases = 2;

    private static readonly TimeSpan s_firstLook = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_rarestLook = TimeSpan.FromSeconds(1);

    /// <summary>Refreshes a stored session if it is due; null when it was not, or when another process is refreshing it already.</summary>
    /// <param name="force">Whether to refresh it in any case.</param>
    /// <param name="progress">Receives each stage.</param>
    /// <param name="cancellationToken">Ends the refresh.</param>
    public async Task<YouTubeSession?> RefreshAsync(bool force, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        UsedAt = context.TimeProvider.GetTimestamp();
        var stored =
            await ReadAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new SessionOpsException(ErrorIds.SessionNotFound, $"There is no session '{Name}' in {context.Store.Location}; create it first.");
        // What a probe of the store left behind when its process ended is not a session.
        if (stored.Session.Grade == TokenGrade.Error || (!force && !stored.Lifespan.IsDue))
            return null;
        var options = new AttestationOptions(stored.Session.Grade == TokenGrade.Fallback, progress);
        return await RefreshAsync(held => held.Version != stored.Version, waitForOthers: force, options, cancellationToken).ConfigureAwait(false);
    }

    private void StartRefresh(HeldSession due, AttestationOptions options) =>
        context.Background.Start(
            $"The refresh of session '{Name}'",
            ending =>
                _backgroundRefresh.RunAsync(
                    options.AllowFallback,
                    token => RefreshAsync(held => held.Version != due.Version, waitForOthers: false, options, token),
                    ending
                )
        );

    // Creates the session, or takes what another process created meanwhile. Null when another process is creating it and no caller waits for it.
    private async Task<YouTubeSession?> RefreshAsync(
        Func<HeldSession, bool> accept,
        bool waitForOthers,
        AttestationOptions options,
        CancellationToken cancellationToken
    )
    {
        var started = context.TimeProvider.GetTimestamp();
        var lost = 0;
        using var wait = new LeaseWait(context.Metrics, context.TimeProvider);
        for (var look = s_firstLook; ; look = TimeSpan.FromTicks(Math.Min(look.Ticks * 2, s_rarestLook.Ticks)))
        {
            // The turn comes before the lease: a lease that waited for it would keep other processes waiting too.
            using (var turn = await context.Attestor.EnterAsync(cancellationToken).ConfigureAwait(false))
            {
                if (await context.Store.TryAcquireLeaseAsync(Name, cancellationToken).ConfigureAwait(false) is { } lease)
                {
                    await using var held = lease.ConfigureAwait(false);
                    if (await CreateAsync(turn, lease, accept, options, cancellationToken).ConfigureAwait(false) is { } created)
                        return created;
                    lost++;
                }
                else if (!waitForOthers)
                {
                    return null;
                }
                else
                {
                    wait.Begin();
                }
            }

            if (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } landed && accept(landed))
                return landed.Session;
            if (lost > 0 && !waitForOthers)
                return null;
            if (lost == MaxLostLeases)
                throw new StoreException(
                    ErrorIds.StoreConflict,
                    $"The session '{Name}' was attested {lost} times and each time somebody else wrote it first; try again."
                )
                {
                    IsTransient = true,
                };
            if (context.TimeProvider.GetElapsedTime(started) > s_leaseTimeout)
                throw new StoreException(
                    ErrorIds.TimedOut,
                    $"Another process holds the lease of session '{Name}' and has not written it for {s_leaseTimeout.TotalMinutes:0} minutes; "
                        + "see its log, or remove the session and try again."
                )
                {
                    IsTransient = true,
                };
            await Task.Delay(look, context.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    // Null when the lease was lost on the way: its new holder writes the session.
    private async Task<YouTubeSession?> CreateAsync(
        Attestor.Turn turn,
        IRefreshLease lease,
        Func<HeldSession, bool> accept,
        AttestationOptions options,
        CancellationToken cancellationToken
    )
    {
        // The last holder may have written between our look and our lease.
        if (await ReadAsync(cancellationToken).ConfigureAwait(false) is { } landed && accept(landed))
            return landed.Session;

        var invalidations = _invalidations;
        using var whileHeld = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        LiveSession live;
        try
        {
            live = await turn.CreateAsync(Name, options, whileHeld.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            context.Logger.LogWarning("The lease of session '{Session}' was lost during its refresh; another process takes over", Name);
            return null;
        }

        options.Progress.Report(SessionStage.Store);
        return await KeepAsync(live, invalidations, () => lease.WriteAsync(live.Session, cancellationToken)).ConfigureAwait(false);
    }

    // Writes a new session, then holds it; null when another process wrote meanwhile, so that its session counts.
    private async Task<YouTubeSession?> KeepAsync(LiveSession live, int invalidations, Func<Task<string>> write)
    {
        var kept = false;
        try
        {
            kept = await InTurnAsync(
                    async () =>
                    {
                        if (_isRemoved)
                            return false;
                        try
                        {
                            return Hold(live.Session, await write().ConfigureAwait(false), isSaved: true);
                        }
                        catch (StoreException error) when (GuardedSessionStore.MeansAway(error))
                        {
                            // An attestation is too expensive to be discarded: it is served from memory and written when the store is back, unless what it replaces has changed.
                            return Hold(live.Session, _held?.Version, isSaved: false);
                        }
                    },
                    CancellationToken.None
                )
                .ConfigureAwait(false);
            return live.Session;
        }
        catch (StoreException error) when (error.ErrorId == ErrorIds.StoreConflict)
        {
            return null;
        }
        finally
        {
            var minter = new SharedMinter(live.Minter, context.TimeProvider);
            if (kept)
                await AdoptAsync(minter, invalidations).ConfigureAwait(false);
            else
                await minter.RetireAsync().ConfigureAwait(false);
        }
    }

    // Takes what the store says, after writing what it has not taken yet; null: the session is gone there, and so it is here.
    private Task<HeldSession?> ReadAsync(CancellationToken cancellationToken) =>
        InTurnAsync(
            async () =>
            {
                if (_isRemoved)
                    return null;
                await SaveHeldAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    if (await context.Store.ReadAsync(Name, cancellationToken).ConfigureAwait(false) is { } stored)
                        Hold(stored.Session, stored.Version, isSaved: true);
                    else
                        Hold(null);
                }
                catch (StoreException error) when (error.ErrorId == ErrorIds.StoreCorrupt && _held is { Lifespan.IsOver: false } held)
                {
                    // The store has set the damaged record aside: the one in memory takes its place.
                    context.Logger.LogWarning("The stored session '{Session}' is written again from memory. {Message}", Name, error.Message);
                    Hold(held.Session, version: null, isSaved: false);
                    await SaveHeldAsync(cancellationToken).ConfigureAwait(false);
                }

                return _held;
            },
            cancellationToken
        );

    // In turn. If another process wrote or removed the session meanwhile, its change counts.
    private async Task<bool> SaveHeldAsync(CancellationToken cancellationToken)
    {
        if (_held is not { IsSaved: false } unsaved)
            return true;
        try
        {
            var version = await context.Store.WriteAsync(unsaved.Session, unsaved.Version, cancellationToken).ConfigureAwait(false);
            return Hold(unsaved.Session, version, isSaved: true);
        }
        catch (StoreException error) when (error.ErrorId == ErrorIds.StoreConflict)
        {
            context.Logger.LogWarning(
                "The session '{Session}' that was kept in memory gives way to the stored one, which was written or removed meanwhile",
                Name
            );
            var stored = await context.Store.ReadAsync(Name, cancellationToken).ConfigureAwait(false);
            return stored is null ? Hold(null) : Hold(stored.Session, stored.Version, isSaved: true);
        }
    }

    private bool Hold(YouTubeSession session, string? version, bool isSaved) =>
        Hold(new HeldSession(session, version, isSaved, Lifespan.Of(session, context.TimeProvider)));

    private bool Hold(HeldSession? held)
    {
        // A record that is read again is the same one: its time goes on, whatever the clock was set to.
        if (held?.Version is null || held.Version != _held?.Version || held.IsSaved != _held.IsSaved)
            Volatile.Write(ref _held, held);
        _trust.Begin();
        return true;
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await action().ConfigureAwait(false);
        }
        finally
        {
            _changing.Release();
        }
    }

    private async ValueTask<SharedMinter> AdoptAsync(SharedMinter minter, int invalidations)
    {
        SharedMinter? old;
        lock (_gate)
        {
            // One that was being obtained when minters were invalidated, or when the session was closed, would never end.
            if (_isClosed || invalidations != _invalidations)
                old = minter;
            else
                (old, _minter) = (_minter, minter);
        }

        if (old is not null)
            await old.RetireAsync().ConfigureAwait(false);
        return minter;
    }
}
