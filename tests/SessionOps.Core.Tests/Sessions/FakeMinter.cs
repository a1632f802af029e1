using SessionOps.Attestation;

namespace SessionOps.Core.Tests.Sessions;

internal sealed class FakeMinter(int number, TokenGrade grade, DateTimeOffset refreshAt, DateTimeOffset expiresAt) : IPoTokenMinter
{
    private int _minted;

    public int Minted => _minted;

    public int? MintRefreshThreshold => 100;

    public bool IsDisposed { get; private set; }

    public Exception? Failure { get; set; }

    /// <summary>Thrown by all mints but those for the visitor data of a session.</summary>
    public Exception? LaterFailure { get; init; }

    /// <summary>Mints wait for this.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public TokenGrade Grade => grade;

    public string Engine => "fake";

    public DateTimeOffset RefreshAt => refreshAt;

    public DateTimeOffset ExpiresAt => expiresAt;

    public IReadOnlyList<CoverageGap> CoverageGaps => [];

    public async Task<string> MintAsync(string contentBinding, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        Interlocked.Increment(ref _minted);
        await Gate.WaitAsync(cancellationToken);
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (LaterFailure is not null && contentBinding.Length < 20)
            throw LaterFailure;
        return Failure is null ? $"token{number}-{contentBinding.Length}" : throw Failure;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
