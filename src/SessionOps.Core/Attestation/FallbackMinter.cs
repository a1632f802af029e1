namespace SessionOps.Attestation;

/// <summary>Gives the service's fallback token, which is the same for every binding.</summary>
internal sealed class FallbackMinter(string fallbackToken, string engine, IReadOnlyList<CoverageGap> coverageGaps, TokenLifetime lifetime) : IPoTokenMinter
{
    public TokenGrade Grade => TokenGrade.Fallback;

    public string Engine => engine;

    public DateTimeOffset RefreshAt => lifetime.RefreshAt;

    public DateTimeOffset ExpiresAt => lifetime.ExpiresAt;

    // It hands out one token, which no count of mints uses up.
    public int Minted => 0;

    public int? MintRefreshThreshold => null;

    public IReadOnlyList<CoverageGap> CoverageGaps => coverageGaps;

    public Task<string> MintAsync(string contentBinding, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<string>(cancellationToken) : Task.FromResult(fallbackToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
