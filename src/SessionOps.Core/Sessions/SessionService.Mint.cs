using SessionOps.Tokens;

namespace SessionOps.Sessions;

internal sealed partial class SessionService
{
    // A minter can only be lost between being found and being used when it is replaced, which happens once in hours.
    private const int MintTries = 3;

    public async Task<PoToken> MintAsync(PoTokenRequest request, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ContentBinding is { } given && string.IsNullOrWhiteSpace(given))
            throw new InvalidInputException(ErrorIds.InvalidInput, nameof(request.ContentBinding), "The content binding is empty: give a video id, a visitor data or a data sync id.");

        var slot = Slot(request.Session?.Name ?? request.SessionName);
        var allowFallback = request.AllowFallback || request.Session?.Grade == TokenGrade.Fallback;
        var session = request.Session ?? await GetSharedAsync(slot, allowFallback, progress, cancellationToken).ConfigureAwait(false);
        var binding = request.ContentBinding ?? session.VisitorData;
        var kind = request.BindingKind ?? ContentBinding.KindOf(binding);
        if (!request.BypassCache && await FindTokenAsync(slot, session, binding, allowFallback, cancellationToken).ConfigureAwait(false) is { } known)
            return known;

        var minted = await MintAsync(slot, binding, kind, allowFallback, progress, cancellationToken).ConfigureAwait(false);
        slot.Tokens.Add(minted);
        await ShareAsync(slot, minted, cancellationToken).ConfigureAwait(false);
        return minted;
    }

    private async Task<PoToken?> FindTokenAsync(SessionSlot slot, YouTubeSession session, string binding, bool allowFallback, CancellationToken cancellationToken)
    {
        if (binding == session.PoToken.ContentBinding && IsGood(session.PoToken))
            return session.PoToken;
        if (slot.Tokens.Find(binding) is { } inMemory && IsGood(inMemory))
            return inMemory;
        if (!IsWorthSharing(ContentBinding.KindOf(binding)))
            return null;
        try
        {
            var stored = await _storeGuard.CallAsync(store => store.ReadTokenAsync(slot.Name, binding, cancellationToken)).ConfigureAwait(false);
            return stored is not null && IsGood(stored) ? stored : null;
        }
        catch (StoreException error) when (StoreGuard.IsAway(error))
        {
            return null;
        }

        bool IsGood(PoToken token) => token.ExpiresAt > _timeProvider.GetUtcNow() && (allowFallback || token.Grade == TokenGrade.Integrity);
    }

    private async Task<PoToken> MintAsync(
        SessionSlot slot, string binding, BindingKind kind, bool allowFallback, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var minter = await GetMinterAsync(slot, allowFallback, progress, cancellationToken).ConfigureAwait(false);
            try
            {
                if (await minter.TryMintAsync(binding, cancellationToken).ConfigureAwait(false) is { } value)
                    return new PoToken { Value = value, ContentBinding = binding, BindingKind = kind, Grade = minter.Grade, ExpiresAt = minter.ExpiresAt };
            }
            catch (AttestationException) when (tries < MintTries)
            {
                // The world behind the minter failed or hit its limits: it will not recover, a new attestation may.
                await slot.DropAsync(minter).ConfigureAwait(false);
            }

            if (tries == MintTries)
                throw new SessionOpsException(ErrorIds.MintFailed, $"The minter of session '{slot.Name}' was replaced again and again while minting; try again.") { IsTransient = true };
        }
    }

    private async Task<SharedMinter> GetMinterAsync(SessionSlot slot, bool allowFallback, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        if (slot.UsableMinter(allowFallback) is not { } minter)
            return await slot.Flights(allowFallback).Attesting.RunAsync(token => AttestAsync(slot, allowFallback, progress, token), cancellationToken).ConfigureAwait(false);

        // The old minter serves until the new one is warm.
        if (minter.RefreshAt <= _timeProvider.GetUtcNow())
            _background.Start($"The refresh of the minter of session '{slot.Name}'",
                ending => slot.Flights(allowFallback).Attesting.RunAsync(token => AttestAsync(slot, allowFallback, progress: null, token), ending));
        return minter;
    }

    private async Task<SharedMinter> AttestAsync(SessionSlot slot, bool allowFallback, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        // Somebody may have warmed one between the look and this flight.
        if (slot.UsableMinter(allowFallback) is { } warm && warm.RefreshAt > _timeProvider.GetUtcNow())
            return warm;

        // A session that is due brings its own minter, when this process is the one to refresh it.
        if (slot.Usable(allowFallback) is { } session && slot.IsDue(session))
        {
            await _refresher.RefreshAsync(slot, stored => stored.CreatedAt > session.CreatedAt, waitForOthers: false, allowFallback, progress, cancellationToken).ConfigureAwait(false);
            if (slot.UsableMinter(allowFallback) is { } refreshed && refreshed.RefreshAt > _timeProvider.GetUtcNow())
                return refreshed;
        }

        var minter = await _factory.CreateMinterAsync(allowFallback, progress, cancellationToken).ConfigureAwait(false);
        return await slot.AdoptAsync(new SharedMinter(minter)).ConfigureAwait(false);
    }

    // A warm minter makes a token for a video in a millisecond, and YouTube wants one per video: storing them would cost more than minting.
    private static bool IsWorthSharing(BindingKind kind) => kind != BindingKind.VideoId;

    private async Task ShareAsync(SessionSlot slot, PoToken token, CancellationToken cancellationToken)
    {
        if (!IsWorthSharing(token.BindingKind))
            return;
        try
        {
            await _storeGuard.CallAsync(async store =>
            {
                await store.WriteTokenAsync(slot.Name, token, cancellationToken).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
        }
        catch (StoreException error) when (StoreGuard.IsAway(error))
        {
            // The guard has told; the token is good all the same, and memory has it.
        }
    }
}
