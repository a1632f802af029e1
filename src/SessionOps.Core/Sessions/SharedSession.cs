using Microsoft.Extensions.Logging;
using SessionOps.Attestation;
using SessionOps.Storage;

namespace SessionOps.Sessions;

/// <summary>
/// One shared session of this process: its record, its warm minter, its tokens in memory and the work in flight for it. Whatever changes the record,
/// here and in the store, is done in turn, so that what was removed or replaced does not come back.
/// </summary>
internal sealed partial class SharedSession(string name, SessionContext context) : IAsyncDisposable
{
    // How long a session is served from memory before the store is asked whether another process replaced or removed it.
    private static readonly TimeSpan s_trustMemoryFor = TimeSpan.FromSeconds(30);

    // A session in steady use is looked up in the background. After a longer time without callers the first one waits, so that it is not served what was replaced long ago.
    private static readonly TimeSpan s_quiet = TimeSpan.FromMinutes(1);

    // A store that answers does so within milliseconds; a caller who can be served from memory waits no longer for one that does not.
    private static readonly TimeSpan s_storeTimeout = TimeSpan.FromMilliseconds(250);

    // A refresh that failed is not tried again for each caller.
    private static readonly TimeSpan s_betweenRefreshes = TimeSpan.FromSeconds(5);

    private readonly object _gate = new();
    private readonly SemaphoreSlim _changing = new(1, 1);
    private readonly SharedWork<bool, YouTubeSession> _getOrCreate = new(context.Background);
    private readonly SharedWork<bool, YouTubeSession> _create = new(context.Background);
    private readonly SharedWork<bool, YouTubeSession?> _backgroundRefresh = new(context.Background);
    private readonly SharedWork<bool, HeldSession?> _look = new(context.Background);
    private readonly SharedWork<bool, SharedMinter> _minterOnly = new(context.Background);
    private readonly SharedWork<(string Binding, BindingKind Kind, bool AllowFallback), PoToken?> _mint = new(context.Background);
    private readonly TokenCache _tokens = new(context.TimeProvider);
    private readonly Pause _trust = new(s_trustMemoryFor, context.TimeProvider);
    private readonly Pause _refreshes = new(s_betweenRefreshes, context.TimeProvider);

    private HeldSession? _held;
    private SharedMinter? _minter;
    private VideoUses? _videoUses;
    private int _invalidations;
    private int _videoTokens;
    private volatile bool _isRemoved;
    private volatile bool _isClosed;

    public string Name { get; } = name;

    /// <summary>When it was last asked for, as a timestamp.</summary>
    public long UsedAt { get; private set; } = context.TimeProvider.GetTimestamp();

    /// <summary>Whether it has ended: the next caller needs another one.</summary>
    public bool IsClosed => _isClosed;

    public bool HasWarmMinter => WarmMinter is not null;

    /// <summary>How the warm minter is doing, or null.</summary>
    public MinterStatus? Minter => WarmMinter is { } minter ? new MinterStatus(Name, minter.Minted, minter.MintRefreshThreshold, minter.ExpiresAt) : null;

    /// <summary>Whether the session is in memory only, because it could not be stored.</summary>
    public bool IsUnsaved => Volatile.Read(ref _held) is { IsSaved: false };

    /// <summary>Whether nothing but time would be lost if it were closed.</summary>
    public bool IsIdle =>
        !IsUnsaved
        && !_getOrCreate.IsRunning
        && !_create.IsRunning
        && !_backgroundRefresh.IsRunning
        && !_look.IsRunning
        && !_minterOnly.IsRunning
        && !_mint.IsRunning;

    /// <summary>Gets the session from memory or the store, else creates it.</summary>
    public async Task<YouTubeSession> GetAsync(AttestationOptions options, CancellationToken cancellationToken)
    {
        UsedAt = context.TimeProvider.GetTimestamp();
        var inMemory = Usable(options);
        if (inMemory is not null)
            context.Metrics.LookedUp("session", "memory");
        var session = inMemory switch
        {
            null => await GetOrCreateAsync(options, cancellationToken).ConfigureAwait(false),
            var held when !_trust.IsOver => held.Session,
            var held => await CheckAsync(held, options, cancellationToken).ConfigureAwait(false),
        };
        if (Usable(options) is { Lifespan.IsDue: true } due && ReferenceEquals(due.Session, session) && _refreshes.TryBegin())
            StartRefresh(due, options.InBackground());
        return session;
    }

    /// <summary>Creates the session from a fresh page and attestation; it replaces whatever is stored.</summary>
    public Task<YouTubeSession> CreateAsync(AttestationOptions options, CancellationToken cancellationToken)
    {
        UsedAt = context.TimeProvider.GetTimestamp();
        return _create.RunAsync(
            options.AllowFallback,
            async ending =>
            {
                using var turn = await context.Attestor.EnterAsync(ending).ConfigureAwait(false);
                var invalidations = _invalidations;
                var live = await turn.CreateAsync(Name, options, ending).ConfigureAwait(false);
                options.Progress.Report(SessionStage.Store);
                return await KeepAsync(live, invalidations, () => context.Store.WriteAsync(live.Session, StoredSession.AnyVersion, ending))
                        .ConfigureAwait(false)
                    ?? throw new StoreException(ErrorIds.StoreConflict, $"The session '{Name}' was written by others again and again meanwhile; try again.")
                    {
                        IsTransient = true,
                    };
            },
            cancellationToken
        );
    }

    /// <summary>Reads what the store has, after writing what it has not taken yet; null when there is no such session.</summary>
    public async Task<YouTubeSession?> FindAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken).ConfigureAwait(false))?.Session;

    /// <summary>
    /// Whether the session is there, in memory or in the store. As <see cref="GetAsync"/> does, it asks the store only after a quiet, waits no longer for it than a caller
    /// would notice, and believes memory while the store cannot say.
    /// </summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _held) is null)
            return await LookAsync(cancellationToken).ConfigureAwait(false) is not null;
        if (_trust.Elapsed < s_quiet || context.Store.IsAway)
            return true;
        try
        {
            return await LookAsync(cancellationToken).WaitAsync(s_storeTimeout, context.TimeProvider, cancellationToken).ConfigureAwait(false) is not null;
        }
        catch (Exception error) when (error is StoreException or TimeoutException)
        {
            return true;
        }
    }

    /// <summary>Stores a session that was obtained elsewhere.</summary>
    public Task SaveAsync(YouTubeSession session, CancellationToken cancellationToken) =>
        InTurnAsync(
            async () =>
            {
                var version = await context.Store.WriteAsync(session, StoredSession.AnyVersion, cancellationToken).ConfigureAwait(false);
                return Hold(session, version, isSaved: true);
            },
            cancellationToken
        );

    /// <summary>Removes the session from the store and closes it; what is in flight still serves those who wait for it, and is kept nowhere.</summary>
    public async Task<bool> RemoveAsync(CancellationToken cancellationToken)
    {
        var removed = await InTurnAsync(
                async () =>
                {
                    await context.Tokens.ForgetAsync(Name, cancellationToken).ConfigureAwait(false);
                    var found = await context.Store.RemoveAsync(Name, cancellationToken).ConfigureAwait(false) || IsUnsaved;
                    _isRemoved = true;
                    Volatile.Write(ref _held, null);
                    return found;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        await DisposeAsync().ConfigureAwait(false);
        return removed;
    }

    /// <summary>Writes a session that the store has not taken yet.</summary>
    /// <exception cref="StoreException">The store still does not take it.</exception>
    public Task FlushAsync(CancellationToken cancellationToken) =>
        IsUnsaved ? InTurnAsync(() => SaveHeldAsync(cancellationToken), cancellationToken) : Task.CompletedTask;

    /// <summary>Ends the minter and forgets the tokens in memory; a minter that is being obtained now will not be kept.</summary>
    public async ValueTask InvalidateAsync()
    {
        SharedMinter? old;
        lock (_gate)
        {
            _invalidations++;
            (old, _minter) = (_minter, null);
        }

        _tokens.Clear();
        if (old is not null)
            await old.RetireAsync().ConfigureAwait(false);
    }

    /// <summary>Closes the session: it keeps no minter from then on.</summary>
    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        await InvalidateAsync().ConfigureAwait(false);
    }

    private SharedMinter? WarmMinter => UsableMinter(new AttestationOptions(AllowFallback: true));

    private HeldSession? Usable(AttestationOptions options) => Volatile.Read(ref _held) is { } held && held.IsUsable(options) ? held : null;

    // One look serves all callers that need it meanwhile: a store that hangs must not collect them.
    private Task<HeldSession?> LookAsync(CancellationToken cancellationToken) => _look.RunAsync(false, ReadAsync, cancellationToken);

    private void StartLook() => context.Background.Start($"The look into the store for session '{Name}'", LookAsync);

    // Asks the store whether the session in memory is still the shared one, and waits no longer for it than a caller would notice.
    private async Task<YouTubeSession> CheckAsync(HeldSession held, AttestationOptions options, CancellationToken cancellationToken)
    {
        if (context.Store.IsAway)
        {
            if (context.Store.TryBeginProbe())
                StartLook();
            context.Metrics.ServedFromMemory();
            return held.Session;
        }

        // One caller asks, and the others go on: a store that hangs must not hold them all up.
        var inUse = _trust.Elapsed < s_quiet;
        if (!_trust.TryBegin())
            return held.Session;
        if (inUse)
        {
            StartLook();
            return held.Session;
        }

        var check = GetOrCreateAsync(options, cancellationToken);
        try
        {
            return await check.WaitAsync(s_storeTimeout, context.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The store is slow, or the session was removed there and another one is being created: only then is there something to wait for.
            if (Usable(options) is not { } still)
                return await check.ConfigureAwait(false);
            // The look goes on by itself; those who come meanwhile need not wait for it too.
            _trust.Begin();
            context.Metrics.ServedFromMemory();
            return still.Session;
        }
    }

    private Task<YouTubeSession> GetOrCreateAsync(AttestationOptions options, CancellationToken cancellationToken) =>
        _getOrCreate.RunAsync(
            options.AllowFallback,
            async ending =>
            {
                var wasInMemory = Usable(options) is not null;
                var found = await FindGoodAsync(options, ending).ConfigureAwait(false);
                if (!wasInMemory)
                    context.Metrics.LookedUp("session", found is null ? "nowhere" : "store");
                return found
                    ?? (
                        await RefreshAsync(held => held.IsUsable(options) && !held.Lifespan.IsDue, waitForOthers: true, options, ending).ConfigureAwait(false)
                    )!;
            },
            cancellationToken
        );

    // What the store has, if it is valid; memory while the store is unavailable. Null when a session must be created.
    private async Task<YouTubeSession?> FindGoodAsync(AttestationOptions options, CancellationToken cancellationToken)
    {
        var inMemory = Usable(options);
        try
        {
            return await ReadAsync(cancellationToken).ConfigureAwait(false) is { } stored && stored.IsUsable(options) ? stored.Session : null;
        }
        catch (StoreException error) when (inMemory is not null)
        {
            context.Logger.LogDebug("Session '{Session}' is served from memory: {Message}", Name, error.Message);
            context.Metrics.ServedFromMemory();
            _trust.Begin();
            return inMemory.Session;
        }
    }
}
