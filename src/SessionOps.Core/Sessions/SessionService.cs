using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SessionOps.Attestation;
using SessionOps.InnerTube;
using SessionOps.Storage;
using SessionOps.Tokens;

namespace SessionOps.Sessions;

/// <summary>Creates, reuses and refreshes sessions and mints tokens on their warm minters.</summary>
internal sealed partial class SessionService : ISessionService
{
    // How long a session is served from memory before the store is asked whether another process replaced or removed it.
    private static readonly TimeSpan s_trustMemoryFor = TimeSpan.FromSeconds(30);

    private readonly InnerTubeClient _innerTube;
    private readonly SessionFactory _factory;
    private readonly AttestationBreaker _breaker;
    private readonly ISessionStore _store;
    private readonly StoreGuard _storeGuard;
    private readonly SessionRefresher _refresher;
    private readonly SessionOpsMetrics _metrics;
    private readonly OwnedParts _owned;
    private readonly TimeProvider _timeProvider;
    private readonly string _engine;
    private readonly BackgroundWork _background;
    private readonly ConcurrentDictionary<string, SessionSlot> _slots = new(StringComparer.Ordinal);

    public SessionService(
        InnerTubeClient innerTube, IAttestationClient attestation, AttestationBreaker breaker, ISessionStore store, string engine,
        SessionOpsMetrics metrics, OwnedParts owned, TimeProvider timeProvider, ILogger<SessionService> logger)
    {
        _innerTube = innerTube;
        _breaker = breaker;
        _store = store;
        _metrics = metrics;
        _owned = owned;
        _timeProvider = timeProvider;
        _engine = engine;
        _factory = new SessionFactory(innerTube, attestation, breaker, timeProvider);
        _storeGuard = new StoreGuard(store, metrics, logger);
        _refresher = new SessionRefresher(_factory, _storeGuard, timeProvider, logger);
        _background = new BackgroundWork(logger);
    }

    public SessionServiceStatus Status => new()
    {
        StoreLocation = _store.Location,
        StoreProblem = _storeGuard.Problem,
        Engine = _engine,
        CoolingDownUntil = _breaker.OpenUntil,
        WarmMinters = [.. _slots.Values.Where(slot => slot.UsableMinter(allowFallback: true) is not null).Select(slot => slot.Name).Order(StringComparer.Ordinal)],
    };

    public Task<YouTubeSession> GetSessionAsync(SessionRequest request, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var slot = Slot(request.Name);
        return request.Reuse
            ? GetSharedAsync(slot, request.AllowFallback, progress, cancellationToken)
            : slot.Flights(request.AllowFallback).Renewing.RunAsync(token => RenewAsync(slot, request.AllowFallback, progress, token), cancellationToken);
    }

    public async Task<YouTubeSession?> FindSessionAsync(string name, CancellationToken cancellationToken)
        => await _refresher.ReadAsync(Slot(name), cancellationToken).ConfigureAwait(false);

    public async IAsyncEnumerable<YouTubeSession> ListSessionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var name in _store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await FindSessionAsync(name, cancellationToken).ConfigureAwait(false) is { } session)
                yield return session;
        }
    }

    public async Task<bool> RemoveSessionAsync(string name, CancellationToken cancellationToken)
    {
        var slot = Slot(name);
        var removed = await _storeGuard.CallAsync(store => store.RemoveAsync(slot.Name, cancellationToken)).ConfigureAwait(false);
        _slots.TryRemove(slot.Name, out _);
        await slot.DisposeAsync().ConfigureAwait(false);
        return removed;
    }

    public async Task<YouTubeSession> SaveSessionAsync(YouTubeSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var slot = Slot(session.Name);
        VisitorDataDecoder.Decode(session.VisitorData);
        await _storeGuard.CallAsync(store => store.WriteAsync(session, StoredSession.AnyVersion, cancellationToken)).ConfigureAwait(false);
        slot.Adopt(session);
        return session;
    }

    public async Task<SessionTestResult> TestSessionAsync(YouTubeSession session, string? videoId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return await _innerTube.TestAsync(session, videoId, cancellationToken).ConfigureAwait(false);
    }

    public Task<VisitorData> GetVisitorDataAsync(CancellationToken cancellationToken) => _innerTube.GetVisitorDataAsync(cancellationToken);

    public Task<RolloutToken> GetRolloutTokenAsync(CancellationToken cancellationToken) => _innerTube.GetRolloutTokenAsync(cancellationToken);

    public async Task InvalidateMintersAsync(CancellationToken cancellationToken)
    {
        foreach (var slot in _slots.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await slot.InvalidateAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _background.DisposeAsync().ConfigureAwait(false);
        foreach (var slot in _slots.Values)
            await slot.DisposeAsync().ConfigureAwait(false);
        _slots.Clear();
        await _store.DisposeAsync().ConfigureAwait(false);
        await _owned.DisposeAsync().ConfigureAwait(false);
        _metrics.Dispose();
    }

    /// <summary>Waits until nothing runs in the background.</summary>
    internal Task IdleAsync() => _background.IdleAsync();

    private SessionSlot Slot(string name) => _slots.GetOrAdd(SessionName.Validate(name), valid => new SessionSlot(valid, _timeProvider, _background.Ending));

    private async Task<YouTubeSession> GetSharedAsync(SessionSlot slot, bool allowFallback, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        var session = slot.Usable(allowFallback) is { } inMemory && slot.WasCheckedWithin(s_trustMemoryFor)
            ? inMemory
            : await slot.Flights(allowFallback).Obtaining.RunAsync(token => FindOrObtainAsync(slot, allowFallback, progress, token), cancellationToken).ConfigureAwait(false);
        if (slot.IsDue(session))
            RefreshInBackground(slot, session, allowFallback);
        return session;
    }

    private async Task<YouTubeSession> FindOrObtainAsync(SessionSlot slot, bool allowFallback, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
        => await LastGoodAsync(slot, allowFallback, cancellationToken).ConfigureAwait(false)
            ?? (await _refresher.RefreshAsync(
                slot, session => slot.IsUsable(session, allowFallback) && !slot.IsDue(session), waitForOthers: true, allowFallback, progress, cancellationToken)
                .ConfigureAwait(false))!;

    // What the store has and is still usable, or memory while the store is away; null when a session must be obtained.
    private async Task<YouTubeSession?> LastGoodAsync(SessionSlot slot, bool allowFallback, CancellationToken cancellationToken)
    {
        var inMemory = slot.Usable(allowFallback);
        try
        {
            if (slot.Unsaved is { } unsaved)
            {
                await _storeGuard.CallAsync(store => store.WriteAsync(unsaved, StoredSession.AnyVersion, cancellationToken)).ConfigureAwait(false);
                slot.Unsaved = null;
            }

            var stored = await _refresher.ReadAsync(slot, cancellationToken).ConfigureAwait(false);
            return stored is not null && slot.IsUsable(stored, allowFallback) ? stored : null;
        }
        catch (StoreException error) when (inMemory is not null && StoreGuard.IsAway(error))
        {
            _metrics.ServedFromMemory();
            return inMemory;
        }
    }

    private async Task<YouTubeSession> RenewAsync(SessionSlot slot, bool allowFallback, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        var live = await _factory.CreateAsync(slot.Name, allowFallback, progress, cancellationToken).ConfigureAwait(false);
        await slot.AdoptAsync(live).ConfigureAwait(false);
        progress.Report(SessionStage.Store);
        try
        {
            await _storeGuard.CallAsync(store => store.WriteAsync(live.Session, StoredSession.AnyVersion, cancellationToken)).ConfigureAwait(false);
            slot.Unsaved = null;
        }
        catch (StoreException error) when (StoreGuard.IsAway(error))
        {
            slot.Unsaved = live.Session;
        }

        return live.Session;
    }
}
