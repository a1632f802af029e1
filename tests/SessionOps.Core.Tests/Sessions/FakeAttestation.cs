using System.Collections.Concurrent;
using SessionOps.Attestation;
using SessionOps.InnerTube;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>Counts attestations and hands out minters whose tokens tell which attestation they came from.</summary>
internal sealed class FakeAttestation(TimeProvider timeProvider) : IAttestationClient
{
    private TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private int _running;

    public int Count => _count;

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(12);

    public TokenGrade Grade { get; set; } = TokenGrade.Integrity;

    public Exception? Failure { get; set; }

    /// <summary>What minters fail with for everything but visitor data.</summary>
    public Exception? MintFailure { get; set; }

    /// <summary>Attestations wait for this.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Ends when an attestation has begun since they were last held.</summary>
    public Task Entered => _entered.Task;

    /// <summary>How many ran at the same time, at most.</summary>
    public int MaxAtOnce { get; private set; }

    public ConcurrentQueue<FakeMinter> Minters { get; } = [];

    /// <summary>Has attestations wait from now on.</summary>
    public void Hold(Task until)
    {
        _entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Gate = until;
    }

    public Task<Challenge> GetChallengeAsync(YouTubePage page, CancellationToken cancellationToken) =>
        Task.FromResult(page.Challenge ?? throw new InvalidOperationException("The page of the test has no challenge."));

    public async Task<IPoTokenMinter> AttestAsync(
        YouTubePage page,
        Challenge challenge,
        bool allowFallback,
        IProgress<SessionStep>? progress,
        CancellationToken cancellationToken
    )
    {
        var number = Interlocked.Increment(ref _count);
        lock (Minters)
            MaxAtOnce = Math.Max(MaxAtOnce, ++_running);
        _entered.TrySetResult();
        try
        {
            await Gate.WaitAsync(cancellationToken);
        }
        finally
        {
            lock (Minters)
                _running--;
        }

        if (Failure is not null)
            throw Failure;
        var now = timeProvider.GetUtcNow();
        var minter = new FakeMinter(number, Grade, now + (Lifetime * 0.9), now + Lifetime) { LaterFailure = MintFailure };
        Minters.Enqueue(minter);
        return minter;
    }

    public Task<BotGuardSnapshot> TakeSnapshotAsync(
        YouTubePage page,
        Challenge challenge,
        SnapshotBinding binding,
        IProgress<SessionStep>? progress,
        CancellationToken cancellationToken
    ) =>
        Failure is null
            ? Task.FromResult(
                new BotGuardSnapshot
                {
                    Value = $"${binding.Engagement}",
                    VisitorData = page.VisitorData,
                    Client = page.Client,
                    ChallengeSource = challenge.Source,
                    Engine = "fake",
                    CreatedAt = timeProvider.GetUtcNow(),
                }
            )
            : Task.FromException<BotGuardSnapshot>(Failure);
}
