using SessionOps.Attestation;
using SessionOps.Tokens;

namespace SessionOps.Sessions;

/// <content>Minting on the warm minter of the session.</content>
internal sealed partial class SharedSession
{
    // A minter can only be lost between being found and being used when it is replaced, which happens once in hours.
    private const int MaxMintTries = 3;

    // How many tokens for videos one process stores of a session; the store has room for a few such processes.
    internal const int MaxStoredVideoTokens = 100;

    // A second minter that fails for the same binding will be followed by a third.
    private const int MaxMintFailures = 2;

    /// <summary>Mints a token, or finds one that was minted for the binding; null when the session was closed meanwhile and another one must be asked.</summary>
    /// <param name="given">The binding that the request names by itself; null when it follows from the session.</param>
    /// <param name="request">What the token is wanted for.</param>
    /// <param name="options">What the caller accepts.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<PoToken?> MintAsync(ContentBinding? given, PoTokenRequest request, AttestationOptions options, CancellationToken cancellationToken)
    {
        UsedAt = context.TimeProvider.GetTimestamp();
        var session = request.Session ?? await GetAsync(options, cancellationToken).ConfigureAwait(false);
        var binding = given ?? ContentBinding.For(request, session);
        var isSessions = !request.BypassCache && binding.Value == session.PoToken.ContentBinding && IsGood(session.PoToken, options);
        if (isSessions)
            context.Metrics.LookedUp("token", "memory");
        var token = isSessions ? session.PoToken : await MintAsync(binding, request.BypassCache, options, cancellationToken).ConfigureAwait(false);
        if (token is null || UsesOf(binding, session, request.Client) is var uses && token.GoodFor == uses)
            return token;
        var told = token with { GoodFor = uses };
        // The next caller gets the same object, for which an answer may be cached.
        if (!isSessions && request.Client is null)
            _tokens.Add(told);
        return told;
    }

    // What a token for a video is good for follows from the session alone, whichever the video.
    private PoTokenUses? UsesOf(ContentBinding binding, YouTubeSession session, string? client)
    {
        if (client is not null || binding.Kind != BindingKind.VideoId)
            return ContentBinding.UsesOf(binding, session, client);
        if (Volatile.Read(ref _videoUses) is { } known && ReferenceEquals(known.Session, session))
            return known.Uses;
        var uses = ContentBinding.UsesOf(binding, session);
        Volatile.Write(ref _videoUses, new VideoUses(session, uses));
        return uses;
    }

    private async Task<PoToken?> MintAsync(ContentBinding wanted, bool bypassCache, AttestationOptions options, CancellationToken cancellationToken)
    {
        var (binding, kind) = wanted;
        if (bypassCache)
            return await MintFreshAsync(binding, kind, options, cancellationToken).ConfigureAwait(false);
        if (_tokens.Find(binding) is { } known && IsGood(known, options))
        {
            context.Metrics.LookedUp("token", "memory");
            return known;
        }

        return await _mint
            .RunAsync(
                (binding, kind, options.AllowFallback),
                async ending =>
                {
                    var stored = await FindStoredAsync(binding, kind, options, ending).ConfigureAwait(false);
                    context.Metrics.LookedUp("token", stored is null ? "nowhere" : "store");
                    return stored ?? await MintFreshAsync(binding, kind, options, ending).ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private bool IsGood(PoToken token, AttestationOptions options)
    {
        var left = token.ExpiresAt - context.TimeProvider.GetUtcNow();
        return left > TimeSpan.Zero && left < Lifespan.MaxLifetime && options.Accepts(token.Grade);
    }

    private async Task<PoToken?> FindStoredAsync(string binding, BindingKind kind, AttestationOptions options, CancellationToken cancellationToken)
    {
        // A warm minter is faster than any store, and much faster than an unavailable one.
        if (context.Store.IsAway || UsableMinter(options) is not null || (kind == BindingKind.VideoId && !context.IsShortLived))
            return null;
        try
        {
            return await context.Store.ReadTokenAsync(Name, binding, cancellationToken).ConfigureAwait(false) is { } stored && IsGood(stored, options)
                ? stored
                : null;
        }
        catch (StoreException)
        {
            // The guard has counted and logged it; a token that cannot be read is minted.
            return null;
        }
    }

    private async Task<PoToken?> MintFreshAsync(string binding, BindingKind kind, AttestationOptions options, CancellationToken cancellationToken)
    {
        var failures = 0;
        for (var tries = 1; !_isClosed; tries++)
        {
            var minter = await GetMinterAsync(options, cancellationToken).ConfigureAwait(false);
            try
            {
                if (await minter.TryMintAsync(binding, cancellationToken).ConfigureAwait(false) is { } value)
                {
                    var token = new PoToken
                    {
                        Value = value,
                        ContentBinding = binding,
                        BindingKind = kind,
                        Grade = minter.Grade,
                        ExpiresAt = minter.ExpiresAt,
                    };
                    await ShareAsync(token, cancellationToken).ConfigureAwait(false);
                    return token;
                }
            }
            catch (AttestationException error)
            {
                // The world behind the minter failed or hit its limits: it will not recover, a new attestation may. Each counts, since one could follow the other forever.
                await DropAsync(minter).ConfigureAwait(false);
                context.Breaker.MintFailed(error);
                if (++failures == MaxMintFailures)
                    throw;
            }

            if (tries == MaxMintTries && !_isClosed)
                throw new SessionOpsException(ErrorIds.MintFailed, $"The minter of session '{Name}' was replaced again and again while minting; try again.")
                {
                    IsTransient = true,
                };
        }

        return null;
    }

    private Task<SharedMinter> GetMinterAsync(AttestationOptions options, CancellationToken cancellationToken)
    {
        if (UsableMinter(options) is not { } minter)
            return _minterOnly.RunAsync(options.AllowFallback, ending => ObtainMinterAsync(options, ending), cancellationToken);

        // The old minter serves until the new one is warm.
        if (minter.IsDue && _refreshes.TryBegin())
            context.Background.Start(
                $"The refresh of the minter of session '{Name}'",
                ending => _minterOnly.RunAsync(options.AllowFallback, token => ObtainMinterAsync(options.InBackground(), token), ending)
            );
        return Task.FromResult(minter);
    }

    private async Task<SharedMinter> ObtainMinterAsync(AttestationOptions options, CancellationToken cancellationToken)
    {
        // Another caller may have made one between the look and this flight.
        if (UsableMinter(options) is { IsDue: false } warm)
            return warm;

        // A session that is due brings its own minter, when this process is the one to refresh it.
        if (Usable(options) is { Lifespan.IsDue: true } due && !context.Store.IsAway)
        {
            await RefreshAsync(held => held.Version != due.Version, waitForOthers: false, options, cancellationToken).ConfigureAwait(false);
            if (UsableMinter(options) is { IsDue: false } refreshed)
                return refreshed;
        }

        using var turn = await context.Attestor.EnterAsync(cancellationToken).ConfigureAwait(false);
        var invalidations = _invalidations;
        var minter = await turn.CreateMinterAsync(Name, options, cancellationToken).ConfigureAwait(false);
        return await AdoptAsync(new SharedMinter(minter, context.TimeProvider), invalidations).ConfigureAwait(false);
    }

    private SharedMinter? UsableMinter(AttestationOptions options) =>
        Volatile.Read(ref _minter) is { IsOver: false } minter && options.Accepts(minter.Grade) ? minter : null;

    private async Task DropAsync(SharedMinter minter)
    {
        Interlocked.CompareExchange(ref _minter, null, minter);
        await minter.RetireAsync().ConfigureAwait(false);
    }

    // A warm minter makes a token for a video in milliseconds, and YouTube wants one per video: storing each would cost more than minting. What a process that
    // ends soon was started for is another matter, because the next one would attest for it; a long list is not asked for again.
    private bool IsWorthSharing(BindingKind kind) =>
        kind != BindingKind.VideoId || (context.IsShortLived && Interlocked.Increment(ref _videoTokens) <= MaxStoredVideoTokens);

    private async Task ShareAsync(PoToken token, CancellationToken cancellationToken)
    {
        if (_isClosed)
            return;
        _tokens.Add(token);
        if (IsWorthSharing(token.BindingKind))
            await context.Tokens.AddAsync(Name, token, cancellationToken).ConfigureAwait(false);
    }

    private sealed record VideoUses(YouTubeSession Session, PoTokenUses? Uses);
}
