namespace SessionOps.Sessions;

/// <summary>What a caller accepts of an attestation, and where its progress goes.</summary>
/// <param name="AllowFallback">Whether to accept the service's fallback token.</param>
/// <param name="Progress">Receives each stage; null for none.</param>
internal sealed record AttestationOptions(bool AllowFallback, IProgress<SessionStep>? Progress = null)
{
    /// <summary>Whether a token of this grade is accepted.</summary>
    public bool Accepts(TokenGrade grade) => grade == TokenGrade.Integrity || (AllowFallback && grade == TokenGrade.Fallback);

    /// <summary>The same without progress, for background work.</summary>
    public AttestationOptions InBackground() => this with { Progress = null };
}
