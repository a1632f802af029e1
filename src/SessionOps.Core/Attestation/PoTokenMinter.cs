using System.Text;
using SessionOps.Tokens;

namespace SessionOps.Attestation;

/// <summary>Mints with an integrity token that was granted.</summary>
internal sealed class PoTokenMinter(BotGuardClient botGuard, TokenLifetime lifetime, MintCount count, SessionOpsMetrics metrics, TimeProvider timeProvider)
    : IPoTokenMinter
{
    public TokenGrade Grade => TokenGrade.Integrity;

    public string Engine => botGuard.Engine;

    public DateTimeOffset RefreshAt => count.IsDue ? DateTimeOffset.MinValue : lifetime.RefreshAt;

    public DateTimeOffset ExpiresAt => lifetime.ExpiresAt;

    public int Minted => count.Minted;

    public int? MintRefreshThreshold => count.Threshold;

    public IReadOnlyList<CoverageGap> CoverageGaps => botGuard.CoverageGaps;

    public async Task<string> MintAsync(string contentBinding, CancellationToken cancellationToken)
    {
        var started = timeProvider.GetTimestamp();
        // Cancelling a running call would end the world, and with it the minter of all callers: only the waiting ends.
        var token = await botGuard.MintAsync(Encoding.UTF8.GetBytes(contentBinding), CancellationToken.None).WaitAsync(cancellationToken).ConfigureAwait(false);
        count.Add();
        metrics.Minted(timeProvider.GetElapsedTime(started));
        return WebSafeBase64.Encode(token);
    }

    public ValueTask DisposeAsync()
    {
        metrics.MinterEnded(count.Minted);
        return botGuard.DisposeAsync();
    }
}
