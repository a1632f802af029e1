namespace SessionOps.Attestation;

/// <summary>The answer of <c>GenerateIT</c>, every part of which may be missing.</summary>
/// <param name="IntegrityToken">The integrity token; null when none was granted.</param>
/// <param name="EstimatedTtlSecs">Its lifetime in seconds.</param>
/// <param name="MintRefreshThreshold">After how many mints the player attests again.</param>
/// <param name="WebsafeFallbackToken">The fallback token.</param>
internal sealed record IntegrityTokenResponse(string? IntegrityToken, double? EstimatedTtlSecs, double? MintRefreshThreshold, string? WebsafeFallbackToken)
{
    /// <summary>Describes the answer without its tokens.</summary>
    public override string ToString() => $"IntegrityTokenResponse ({(IntegrityToken is null ? "refused" : "granted")}, {EstimatedTtlSecs} s)";
}
