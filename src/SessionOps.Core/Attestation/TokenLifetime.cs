namespace SessionOps.Attestation;

/// <summary>When an integrity token should be renewed and when it ends.</summary>
/// <param name="RefreshAt">When to attest again.</param>
/// <param name="ExpiresAt">When the service stops honouring it.</param>
internal readonly record struct TokenLifetime(DateTimeOffset RefreshAt, DateTimeOffset ExpiresAt);
