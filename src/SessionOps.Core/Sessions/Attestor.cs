using SessionOps.Attestation;
using SessionOps.Diagnostics;
using SessionOps.InnerTube;
using SessionOps.Storage;
using SessionOps.Tokens;

namespace SessionOps.Sessions;

/// <summary>Obtains sessions and minters from YouTube: one page, one challenge, one attestation each, and few at a time.</summary>
internal sealed class Attestor(
    InnerTubeClient innerTube,
    IAttestationClient attestation,
    AttestationBreaker breaker,
    AttestationJournal journal,
    TimeProvider timeProvider
) : IDisposable
{
    /// <summary>The longest time of one attestation, from the page to the first token; those who wait for another process wait longer.</summary>
    public static readonly TimeSpan AttestationTimeout = TimeSpan.FromSeconds(100);

    /// <summary>How many attestations run at once: each keeps a processor busy for seconds, and more than there are processors only makes all of them late.</summary>
    public static readonly int MaxConcurrent = Math.Clamp(Environment.ProcessorCount, 1, 4);

    private readonly SemaphoreSlim _turns = new(MaxConcurrent, MaxConcurrent);

    /// <summary>Waits for a turn to attest, which ends when it is disposed.</summary>
    /// <exception cref="RateLimitedException">The breaker is open.</exception>
    public async Task<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        breaker.ThrowIfOpen();
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Attestations that were first may have failed meanwhile.
            breaker.ThrowIfOpen();
            return new Turn(this);
        }
        catch
        {
            _turns.Release();
            throw;
        }
    }

    public void Dispose() => _turns.Dispose();

    private Task<T> AttestAsync<T>(
        string name,
        AttestationOptions options,
        Func<T, IPoTokenMinter> minterOf,
        Func<YouTubePage, Challenge, IPoTokenMinter, IProgress<SessionStep>, CancellationToken, Task<T>> use,
        CancellationToken cancellationToken
    ) =>
        TryAsync(
            name,
            options.Progress,
            result => (minterOf(result).Grade.ToString(), minterOf(result).CoverageGaps),
            async (page, challenge, progress, token) =>
            {
                var minter = await attestation.AttestAsync(page, challenge, options.AllowFallback, progress, token).ConfigureAwait(false);
                try
                {
                    var result = await use(page, challenge, minter, progress, token).ConfigureAwait(false);
                    breaker.Succeeded();
                    return result;
                }
                catch
                {
                    await minter.DisposeAsync().ConfigureAwait(false);
                    throw;
                }
            },
            cancellationToken
        );

    // A snapshot never gets as far as the integrity token, so it does not forgive attestations that failed there.
    private Task<BotGuardSnapshot> TakeSnapshotAsync(SnapshotBinding binding, IProgress<SessionStep>? reported, CancellationToken cancellationToken) =>
        TryAsync(
            name: null,
            reported,
            static snapshot => ("Snapshot", snapshot.CoverageGaps),
            (page, challenge, progress, token) => attestation.TakeSnapshotAsync(page, challenge, binding, progress, token),
            cancellationToken
        );

    private async Task<T> TryAsync<T>(
        string? name,
        IProgress<SessionStep>? reported,
        Func<T, (string Outcome, IReadOnlyList<CoverageGap> Gaps)> describe,
        Func<YouTubePage, Challenge, IProgress<SessionStep>, CancellationToken, Task<T>> attempt,
        CancellationToken cancellationToken
    )
    {
        using var progress = new AttestationRecord(name, reported, timeProvider);
        using var deadline = new CancellationTokenSource(AttestationTimeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            var result = await CountAsync(progress, attempt, either.Token).ConfigureAwait(false);
            var (outcome, gaps) = describe(result);
            journal.Add(progress.Succeeded(outcome, gaps));
            return result;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var error = new AttestationException(
                ErrorIds.TimedOut,
                progress.Stage,
                $"The attestation took longer than {AttestationTimeout.TotalSeconds:0} s and was ended at the stage {progress.Stage}; try again."
            )
            {
                IsTransient = true,
            };
            breaker.Failed(error);
            journal.Add(progress.Failed(error));
            throw error;
        }
    }

    private async Task<T> CountAsync<T>(
        AttestationRecord progress,
        Func<YouTubePage, Challenge, IProgress<SessionStep>, CancellationToken, Task<T>> attempt,
        CancellationToken cancellationToken
    )
    {
        using var mark = breaker.Begin();
        try
        {
            progress.Report(SessionStage.Page);
            var page = await innerTube.OpenAsync(cancellationToken).ConfigureAwait(false);
            progress.Report(SessionStage.Challenge);
            var challenge = await attestation.GetChallengeAsync(page, cancellationToken).ConfigureAwait(false);
            return await attempt(page, challenge, progress, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Without a network there is no page; once there is one, whatever fails is an attestation that YouTube saw.
            if (!(progress.Stage == SessionStage.Page && error is SessionOpsException { ErrorId: ErrorIds.Unreachable }))
                breaker.Failed(error);
            journal.Add(progress.Failed(error));
            throw;
        }
    }

    private YouTubeSession Compose(string name, YouTubePage page, Challenge challenge, IPoTokenMinter minter, string token)
    {
        var binding = new ContentBinding(page.VisitorData, BindingKind.VisitorData);
        var session = new YouTubeSession
        {
            Name = name,
            VisitorData = page.VisitorData,
            VisitorId = VisitorDataDecoder.TryDecode(page.VisitorData)?.VisitorId,
            RolloutToken = page.RolloutToken,
            PoToken = new PoToken
            {
                Value = token,
                ContentBinding = binding.Value,
                BindingKind = binding.Kind,
                Grade = minter.Grade,
                ExpiresAt = minter.ExpiresAt,
            },
            MediaBinding = page.MediaBinding,
            DataSyncId = page.DataSyncId,
            IsSignedIn = page.IsSignedIn,
            Cookies = page.Cookies,
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
        return session with { PoToken = session.PoToken with { GoodFor = ContentBinding.UsesOf(binding, session) } };
    }

    /// <summary>The right to attest, while others wait for theirs.</summary>
    public sealed class Turn(Attestor attestor) : IDisposable
    {
        /// <summary>Obtains a session.</summary>
        public Task<LiveSession> CreateAsync(string name, AttestationOptions options, CancellationToken cancellationToken) =>
            attestor.AttestAsync(
                name,
                options,
                static live => live.Minter,
                async (page, challenge, minter, progress, token) =>
                {
                    progress.Report(SessionStage.Mint);
                    var value = await minter.MintAsync(page.VisitorData, token).ConfigureAwait(false);
                    var session = attestor.Compose(name, page, challenge, minter, value);
                    return SessionJson.Problem(session) is { } problem
                        ? throw new UnexpectedResponseException(ErrorIds.MalformedResponse, $"What was obtained is not a session: {problem}")
                        : new LiveSession(session, minter);
                },
                cancellationToken
            );

        /// <summary>Obtains a minter alone, for a session that another process shares.</summary>
        public Task<IPoTokenMinter> CreateMinterAsync(string name, AttestationOptions options, CancellationToken cancellationToken) =>
            attestor.AttestAsync(name, options, static minter => minter, static (_, _, minter, _, _) => Task.FromResult(minter), cancellationToken);

        /// <summary>Takes a snapshot alone.</summary>
        public Task<BotGuardSnapshot> TakeSnapshotAsync(SnapshotBinding binding, IProgress<SessionStep>? progress, CancellationToken cancellationToken) =>
            attestor.TakeSnapshotAsync(binding, progress, cancellationToken);

        public void Dispose() => attestor._turns.Release();
    }
}
