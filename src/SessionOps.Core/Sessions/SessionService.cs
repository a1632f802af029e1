using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using SessionOps.Attestation;
using SessionOps.Diagnostics;
using SessionOps.InnerTube;
using SessionOps.Storage;
using SessionOps.Tokens;

namespace SessionOps.Sessions;

/// <summary>The shared sessions of this process, by name, and what is done without one.</summary>
internal sealed partial class SessionService : ISessionService
{
    private readonly ConcurrentDictionary<string, SharedSession> _sessions = new(StringComparer.Ordinal);
    private readonly AttestationJournal _journal;
    private readonly InnerTubeClient _innerTube;
    private readonly SessionContext _context;
    private readonly SessionServiceParts _parts;
    private int _hasEnded;

    internal SessionService(SessionServiceParts parts)
    {
        _parts = parts;
        _journal = new AttestationJournal(parts.Metrics);
        _innerTube = parts.InnerTube;
        var store = new GuardedSessionStore(parts.Store, parts.Metrics, parts.TimeProvider, parts.Logger);
        var background = new BackgroundWork(parts.Logger);
        _context = new SessionContext(
            new Attestor(parts.InnerTube, parts.Attestation, parts.Breaker, _journal, parts.TimeProvider),
            parts.Breaker,
            store,
            new TokenWriter(store, background, parts.TimeProvider),
            background,
            parts.Metrics,
            parts.TimeProvider,
            parts.Logger,
            parts.IsShortLived
        );
        parts.Metrics.WatchBreaker(() => parts.Breaker.OpenUntil is not null);
    }

    /// <inheritdoc/>
    public SessionServiceStatus Status =>
        new()
        {
            StoreLocation = _context.Store.Location,
            StoreProblem = StoreProblem,
            Engine = _parts.Engine.Name,
            EngineProblem = _parts.Engine.Status is { CanMakeWorlds: false, StuckThreads: var stuck }
                ? $"{stuck} script threads are stuck in scripts that cannot be ended."
                : null,
            CoolingDownUntil = _context.Breaker.OpenUntil,
            FailuresInARow = _context.Breaker.FailuresInARow,
            Attestations = _journal.Reports,
            LastFailure = _journal.LastFailure,
            Minted = _parts.Metrics.TotalMinted,
            MintedLastMinute = _parts.Metrics.MintedLastMinute,
            Minters =
            [
                .. _sessions
                    .Values.Select(static session => session.Minter)
                    .OfType<MinterStatus>()
                    .OrderBy(static minter => minter.SessionName, StringComparer.Ordinal),
            ],
            UnsavedSessions =
            [
                .. _sessions.Values.Where(static session => session.IsUnsaved).Select(static session => session.Name).Order(StringComparer.Ordinal),
            ],
        };

    /// <inheritdoc/>
    public string? StoreProblem => _context.Store.Problem;

    /// <inheritdoc/>
    public Task<YouTubeSession> GetSessionAsync(SessionRequest request, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Shared(request.Name).GetAsync(new AttestationOptions(request.AllowFallback, progress), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<YouTubeSession> CreateSessionAsync(SessionRequest request, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Shared(request.Name).CreateAsync(new AttestationOptions(request.AllowFallback, progress), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<YouTubeSession?> FindSessionAsync(string name, CancellationToken cancellationToken) =>
        _sessions.TryGetValue(SessionName.Validate(name), out var shared)
            ? await shared.FindAsync(cancellationToken).ConfigureAwait(false)
            : (await _context.Store.ReadAsync(name, cancellationToken).ConfigureAwait(false))?.Session;

    /// <inheritdoc/>
    public async Task<bool> HasSessionAsync(string name, CancellationToken cancellationToken) =>
        _sessions.TryGetValue(SessionName.Validate(name), out var shared)
            ? await shared.ExistsAsync(cancellationToken).ConfigureAwait(false)
            : await FindSessionAsync(name, cancellationToken).ConfigureAwait(false) is not null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<YouTubeSession> ListSessionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var name in _context.Store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (await FindSessionAsync(name, cancellationToken).ConfigureAwait(false) is { } session)
                yield return session;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> RemoveSessionAsync(string name, CancellationToken cancellationToken)
    {
        if (!_sessions.TryGetValue(SessionName.Validate(name), out var shared))
            return await _context.Store.RemoveAsync(name, cancellationToken).ConfigureAwait(false);
        var removed = await shared.RemoveAsync(cancellationToken).ConfigureAwait(false);
        _sessions.TryRemove(new(name, shared));
        return removed;
    }

    /// <inheritdoc/>
    public async Task<YouTubeSession> SaveSessionAsync(YouTubeSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (!WireText.IsToken(session.VisitorData))
            throw new InvalidInputException(
                ErrorIds.InvalidInput,
                nameof(session.VisitorData),
                "The session's visitor data is not base64url: give the session as it was created."
            );
        await Shared(session.Name).SaveAsync(session, cancellationToken).ConfigureAwait(false);
        return session;
    }

    /// <inheritdoc/>
    public async Task<SessionTestResult> TestSessionAsync(YouTubeSession session, string? videoId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return await _innerTube
            .TestAsync(
                session,
                videoId,
                (video, token) =>
                    MintAsync(
                        new PoTokenRequest
                        {
                            Session = session,
                            VideoId = video,
                            Context = PoTokenContext.Gvs,
                        },
                        progress: null,
                        token
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<SessionRepair> RepairSessionAsync(string name, string? reason, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        var shared = Shared(name);
        _parts.Logger.LogInformation("Session '{Session}' is reported as refused: {Reason}", name, reason ?? "no reason given");
        return shared.RepairAsync((session, token) => TestSessionAsync(session, videoId: null, token), progress, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<BotGuardSnapshot> TakeSnapshotAsync(SnapshotBinding binding, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(binding);
        // An unusable binding is refused before anything is requested: it is not a failed attestation.
        _ = binding.ToJson();
        using var turn = await _context.Attestor.EnterAsync(cancellationToken).ConfigureAwait(false);
        return await turn.TakeSnapshotAsync(binding, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<PoToken> MintAsync(PoTokenRequest request, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        // Checked before anything is done: what a caller got wrong costs neither a world nor a minter.
        var given = ContentBinding.Given(request);
        var options = new AttestationOptions(request.AllowFallback || request.Session?.Grade == TokenGrade.Fallback, progress);
        while (true)
        {
            // When the session is removed meanwhile, its name gets a new one.
            var shared = Shared(request.Session?.Name ?? request.SessionName);
            if (await shared.MintAsync(given, request, options, cancellationToken).ConfigureAwait(false) is { } token)
                return token;
        }
    }

    /// <inheritdoc/>
    public Task<VisitorData> GetVisitorDataAsync(CancellationToken cancellationToken) => _innerTube.GetVisitorDataAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<RolloutToken> GetRolloutTokenAsync(CancellationToken cancellationToken) => _innerTube.GetRolloutTokenAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task InvalidateMintersAsync(CancellationToken cancellationToken)
    {
        foreach (var session in _sessions.Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await session.InvalidateAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        await _context.Tokens.FlushAsync(cancellationToken).ConfigureAwait(false);
        StoreException? first = null;
        foreach (var session in _sessions.Values)
        {
            try
            {
                await session.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (StoreException error)
            {
                // One that cannot be stored must not keep the others from it.
                first ??= error;
            }
        }

        if (first is not null)
            ExceptionDispatchInfo.Throw(first);
    }

    /// <inheritdoc/>
    public Task ProbeStoreAsync(CancellationToken cancellationToken) => StoreProbe.RunAsync(_context.Store, _parts.TimeProvider, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) != 0)
            return;
        await FlushAtEndAsync().ConfigureAwait(false);
        await _context.Background.DisposeAsync().ConfigureAwait(false);
        foreach (var session in _sessions.Values)
            await session.DisposeAsync().ConfigureAwait(false);
        _sessions.Clear();
        await _context.Store.DisposeAsync().ConfigureAwait(false);
        _context.Tokens.Dispose();
        _context.Attestor.Dispose();
        await _parts.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Waits until nothing runs in the background.</summary>
    internal Task IdleAsync() => _context.Background.IdleAsync();
}
