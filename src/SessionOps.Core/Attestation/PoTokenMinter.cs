using System.Text;

namespace SessionOps.Attestation;

/// <summary>Mints with an integrity token that was granted.</summary>
internal sealed class PoTokenMinter(BotGuardClient botGuard, TokenLifetime lifetime, SessionOpsMetrics metrics) : IPoTokenMinter
{
    public TokenGrade Grade => TokenGrade.Integrity;

    public string Engine => botGuard.Engine;

    public DateTimeOffset RefreshAt => lifetime.RefreshAt;

    public DateTimeOffset ExpiresAt => lifetime.ExpiresAt;

    public IReadOnlyList<CoverageGap> CoverageGaps => botGuard.CoverageGaps;

    public async Task<string> MintAsync(string contentBinding, CancellationToken cancellationToken)
    {
        var token = await botGuard.MintAsync(Encoding.UTF8.GetBytes(contentBinding), cancellationToken).ConfigureAwait(false);
        metrics.Minted();
        return ToWebSafe(token);
    }

    public ValueTask DisposeAsync() => botGuard.DisposeAsync();

    // Base64url with padding, as BgUtils emits it and YouTube's own player sends it.
    private static string ToWebSafe(byte[] token) => Convert.ToBase64String(token).Replace('+', '-').Replace('/', '_');
}
