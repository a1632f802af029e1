using System.Collections.Concurrent;
using SessionOps.Attestation;
using SessionOps.InnerTube;

namespace SessionOps.Tests.Sessions;

/// <summary>Counts attestations and hands out minters whose tokens tell which attestation they came from.</summary>
internal sealed class FakeAttestation(TimeProvider timeProvider) : IAttestationClient
{
    private int _count;

    public int Count => _count;

    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(12);

    public TokenGrade Grade { get; set; } = TokenGrade.Integrity;

    public Exception? Failure { get; set; }

    /// <summary>Attestations wait for this.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public ConcurrentQueue<FakeMinter> Minters { get; } = [];

    public Task<Challenge> GetChallengeAsync(YouTubePage page, CancellationToken cancellationToken)
        => Task.FromResult(page.Challenge ?? throw new InvalidOperationException("The page of the test has no challenge."));

    public async Task<IPoTokenMinter> AttestAsync(
        YouTubePage page, Challenge challenge, bool allowFallback, IProgress<SessionStep>? progress, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _count);
        await Gate.WaitAsync(cancellationToken);
        if (Failure is not null)
            throw Failure;
        var now = timeProvider.GetUtcNow();
        var minter = new FakeMinter(number, Grade, now + (Lifetime * 0.9), now + Lifetime);
        Minters.Enqueue(minter);
        return minter;
    }
}
