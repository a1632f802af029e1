using System.Net;
using Microsoft.Extensions.Logging;
using SessionOps.InnerTube;
using SessionOps.Scripting;
using SessionOps.Tokens;

namespace SessionOps.Attestation;

/// <summary>Runs a page's challenge and asks for an integrity token; fails closed.</summary>
/// <param name="challenges">Gets challenges.</param>
/// <param name="interpreters">Gets verified interpreters.</param>
/// <param name="api">The attestation service.</param>
/// <param name="engine">Makes the worlds that challenges run in.</param>
/// <param name="lifetimes">Decides when tokens are renewed.</param>
/// <param name="renewsAtThreshold">Whether a minter is renewed after as many mints as the player's.</param>
/// <param name="scriptTimeout">The longest time of one call into a challenge script.</param>
/// <param name="metrics">What is counted.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">Where log messages go.</param>
internal sealed class AttestationClient(
    ChallengeClient challenges,
    InterpreterClient interpreters,
    AttestationApi api,
    IScriptEngine engine,
    LifetimePolicy lifetimes,
    bool renewsAtThreshold,
    TimeSpan scriptTimeout,
    SessionOpsMetrics metrics,
    TimeProvider timeProvider,
    ILogger<AttestationClient> logger
) : IAttestationClient
{
    // Some 92 characters in 2026.
    private const int MaxIntegrityToken = 16 << 10;

    public Task<Challenge> GetChallengeAsync(YouTubePage page, CancellationToken cancellationToken) => challenges.GetAsync(page, cancellationToken);

    public async Task<IPoTokenMinter> AttestAsync(
        YouTubePage page,
        Challenge challenge,
        bool allowFallback,
        IProgress<SessionStep>? progress,
        CancellationToken cancellationToken
    )
    {
        var started = timeProvider.GetTimestamp();
        try
        {
            var minter = await RunAsync(page, challenge, allowFallback, progress, cancellationToken).ConfigureAwait(false);
            Report(minter.Grade.ToString(), started, minter.CoverageGaps);
            return minter;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Report((error as SessionOpsException)?.ErrorId ?? error.GetType().Name, started, (error as AttestationException)?.CoverageGaps ?? []);
            throw;
        }
    }

    private async Task<IPoTokenMinter> RunAsync(
        YouTubePage page,
        Challenge challenge,
        bool allowFallback,
        IProgress<SessionStep>? progress,
        CancellationToken cancellationToken
    )
    {
        var botGuard = await LoadAsync(page, challenge, progress, cancellationToken).ConfigureAwait(false);
        var keep = false;
        try
        {
            progress.Report(SessionStage.Snapshot);
            var snapshot = await botGuard.SnapshotAsync(binding: null, cancellationToken).ConfigureAwait(false);
            var telemetry = await botGuard.ReadTelemetryAsync(cancellationToken).ConfigureAwait(false);
            metrics.BotGuardReported(telemetry.Counts, telemetry.Latencies);
            var canMint = await botGuard.CanMintAsync(cancellationToken).ConfigureAwait(false);
            if (!canMint && !allowFallback)
                throw new AttestationException(
                    ErrorIds.EmptySignalOutput,
                    SessionStage.Snapshot,
                    "The snapshot carried no function to mint with: the script found something missing in its environment and stopped early without an error. "
                        + GapsInWords(botGuard.CoverageGaps)
                )
                {
                    CoverageGaps = botGuard.CoverageGaps,
                };

            progress.Report(SessionStage.IntegrityToken);
            var answer = await GenerateAsync(botGuard, snapshot, page.Cookies, cancellationToken).ConfigureAwait(false);
            var lifetime = lifetimes.Decide(timeProvider.GetUtcNow(), answer.EstimatedTtlSecs);
            if (canMint && answer.IntegrityToken is { Length: > 0 } integrityToken)
            {
                await botGuard.StartMintingAsync(DecodeIntegrityToken(integrityToken), cancellationToken).ConfigureAwait(false);
                keep = true;
                return new PoTokenMinter(
                    botGuard,
                    lifetime,
                    new MintCount(MintCount.ReadThreshold(answer.MintRefreshThreshold), renewsAtThreshold),
                    metrics,
                    timeProvider
                );
            }

            return allowFallback && WireText.Token(answer.WebsafeFallbackToken) is { } fallback
                ? new FallbackMinter(fallback, botGuard.Engine, botGuard.CoverageGaps, lifetime)
                : throw new AttestationException(
                    ErrorIds.NoIntegrityToken,
                    SessionStage.IntegrityToken,
                    "The attestation service granted no integrity token: it did not believe the snapshot, or does not grant tokens to this address. "
                        + GapsInWords(botGuard.CoverageGaps)
                        + (
                            answer.WebsafeFallbackToken is null
                                ? ""
                                : " It offers a fallback token, which is rarely accepted; ask for it with AllowFallback if it will do."
                        )
                )
                {
                    CoverageGaps = botGuard.CoverageGaps,
                };
        }
        finally
        {
            if (!keep)
                await botGuard.DisposeAsync().ConfigureAwait(false);
        }
    }

    public async Task<BotGuardSnapshot> TakeSnapshotAsync(
        YouTubePage page,
        Challenge challenge,
        SnapshotBinding binding,
        IProgress<SessionStep>? progress,
        CancellationToken cancellationToken
    )
    {
        // An unusable binding is refused before a challenge is used for it.
        _ = binding.ToJson();
        await using var botGuard = await LoadAsync(page, challenge, progress, cancellationToken).ConfigureAwait(false);
        progress.Report(SessionStage.Snapshot);
        return new BotGuardSnapshot
        {
            Value = await botGuard.SnapshotAsync(binding, cancellationToken).ConfigureAwait(false),
            VisitorData = page.VisitorData,
            EventId = page.EventId,
            Client = page.Client,
            ChallengeSource = challenge.Source,
            Engine = botGuard.Engine,
            CoverageGaps = botGuard.CoverageGaps,
            CreatedAt = timeProvider.GetUtcNow(),
        };
    }

    private async Task<BotGuardClient> LoadAsync(YouTubePage page, Challenge challenge, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        var interpreter = await interpreters.GetAsync(challenge, cancellationToken).ConfigureAwait(false);

        progress.Report(SessionStage.Setup);
        var world = await engine.CreateWorldAsync(WorldOf(page.Url, page.Client.UserAgent, scriptTimeout), cancellationToken).ConfigureAwait(false);
        return await BotGuardClient.LoadAsync(world, challenge, interpreter, page.ConfigJson, scriptTimeout, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The world of a page: its origin is part of some programs' keys, and its user agent is the one that the requests sent.</summary>
    public static ScriptWorldOptions WorldOf(Uri pageUrl, string userAgent, TimeSpan scriptTimeout) =>
        new()
        {
            PageUrl = pageUrl,
            Profile = BrowserProfile.Default with { UserAgent = userAgent },
            Limits = new ScriptLimits { Timeout = scriptTimeout },
        };

    // A snapshot that the service cannot read at all is answered with 400 ("Invalid value") instead of a null token: the same refusal.
    private async Task<IntegrityTokenResponse> GenerateAsync(
        BotGuardClient botGuard,
        string snapshot,
        IReadOnlyList<SessionCookie> cookies,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await api.GenerateIntegrityTokenAsync(snapshot, cookies, cancellationToken).ConfigureAwait(false);
        }
        catch (UnexpectedResponseException error) when (error.StatusCode == (int)HttpStatusCode.BadRequest)
        {
            throw new AttestationException(
                ErrorIds.NoIntegrityToken,
                SessionStage.IntegrityToken,
                $"The attestation service refused the snapshot with 400: it is incomplete or of another form. {GapsInWords(botGuard.CoverageGaps)}",
                error
            )
            {
                CoverageGaps = botGuard.CoverageGaps,
            };
        }
    }

    private static byte[] DecodeIntegrityToken(string integrityToken) =>
        integrityToken.Length <= MaxIntegrityToken && WebSafeBase64.TryDecode(integrityToken) is { } bytes
            ? bytes
            : throw new UnexpectedResponseException(
                ErrorIds.MalformedResponse,
                "The attestation service's integrity token is not base64: its answer may have a new shape; look for a newer version of SessionOps."
            );

    private static string GapsInWords(IReadOnlyList<CoverageGap> gaps) =>
        gaps.Count == 0
            ? "The script asked for nothing that the environment is known to lack."
            : $"The script asked for {gaps.Count} members that the environment lacks, such as {string.Join(", ", gaps.Take(5).Select(gap => $"{gap.Target}.{gap.Member}"))}.";

    private void Report(string outcome, long started, IReadOnlyList<CoverageGap> gaps)
    {
        var duration = timeProvider.GetElapsedTime(started);
        metrics.Attested(outcome, duration, gaps.Count);
        logger.LogInformation("Attestation ended as {Outcome} after {Duration} with {Gaps} coverage gaps", outcome, duration, gaps.Count);
        foreach (var gap in gaps)
            logger.LogWarning("The challenge asked {Count} times for {Target}.{Member}, which the environment lacks", gap.Count, gap.Target, gap.Member);
    }
}
