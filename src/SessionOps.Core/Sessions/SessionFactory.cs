using SessionOps.Attestation;
using SessionOps.InnerTube;
using SessionOps.Tokens;

namespace SessionOps.Sessions;

/// <summary>Obtains sessions and minters from YouTube: one page, one challenge, one attestation each.</summary>
internal sealed class SessionFactory(InnerTubeClient innerTube, IAttestationClient attestation, AttestationBreaker breaker, TimeProvider timeProvider)
{
    /// <summary>Obtains a session.</summary>
    public Task<LiveSession> CreateAsync(string name, bool allowFallback, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
        => AttestAsync(allowFallback, progress, async (page, challenge, minter) =>
        {
            progress.Report(SessionStage.Mint);
            var token = await minter.MintAsync(page.VisitorData, cancellationToken).ConfigureAwait(false);
            return new LiveSession(Compose(name, page, challenge, minter, token), minter);
        }, cancellationToken);

    /// <summary>Obtains a minter alone, for a session that another process shares.</summary>
    public Task<IPoTokenMinter> CreateMinterAsync(bool allowFallback, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
        => AttestAsync(allowFallback, progress, (_, _, minter) => Task.FromResult(minter), cancellationToken);

    private async Task<T> AttestAsync<T>(
        bool allowFallback, IProgress<SessionStep>? progress, Func<YouTubePage, Challenge, IPoTokenMinter, Task<T>> use, CancellationToken cancellationToken)
    {
        breaker.ThrowIfOpen();
        IPoTokenMinter? minter = null;
        try
        {
            progress.Report(SessionStage.Page);
            var page = await innerTube.OpenAsync(cancellationToken).ConfigureAwait(false);
            progress.Report(SessionStage.Challenge);
            var challenge = await attestation.GetChallengeAsync(page, cancellationToken).ConfigureAwait(false);
            minter = await attestation.AttestAsync(page, challenge, allowFallback, progress, cancellationToken).ConfigureAwait(false);
            var result = await use(page, challenge, minter).ConfigureAwait(false);
            breaker.Succeeded();
            return result;
        }
        catch (Exception error)
        {
            if (minter is not null)
                await minter.DisposeAsync().ConfigureAwait(false);
            if (error is not OperationCanceledException)
                breaker.Failed(error);
            throw;
        }
    }

    private YouTubeSession Compose(string name, YouTubePage page, Challenge challenge, IPoTokenMinter minter, string token) => new()
    {
        Name = name,
        VisitorData = page.VisitorData,
        VisitorId = VisitorDataDecoder.Decode(page.VisitorData).VisitorId,
        RolloutToken = page.RolloutToken,
        PoToken = new PoToken
        {
            Value = token,
            ContentBinding = page.VisitorData,
            BindingKind = BindingKind.VisitorData,
            Grade = minter.Grade,
            ExpiresAt = minter.ExpiresAt,
        },
        Client = page.Client,
        EventId = page.EventId,
        RemoteHost = page.RemoteHost,
        ChallengeSource = challenge.Source,
        Engine = minter.Engine,
        CoverageGaps = minter.CoverageGaps,
        CreatedAt = timeProvider.GetUtcNow(),
        RefreshAt = minter.RefreshAt,
        ExpiresAt = minter.ExpiresAt,
    };
}
