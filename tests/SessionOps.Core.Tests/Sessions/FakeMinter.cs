using SessionOps.Attestation;

namespace SessionOps.Tests.Sessions;

internal sealed class FakeMinter(int number, TokenGrade grade, DateTimeOffset refreshAt, DateTimeOffset expiresAt) : IPoTokenMinter
{
    private int _minted;

    public int Minted => _minted;

    public bool IsDisposed { get; private set; }

    public Exception? Failure { get; set; }

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
        return Failure is null ? $"token{number}-{contentBinding.Length}" : throw Failure;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
