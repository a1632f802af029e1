namespace SessionOps.Sessions;

/// <summary>What a caller accepts of an attestation, and how it follows it.</summary>
/// <param name="AllowFallback">Whether the service's fallback token will do.</param>
/// <param name="Progress">Receives each stage; null for nobody.</param>
internal sealed record AttestationOptions(bool AllowFallback, IProgress<SessionStep>? Progress = null)
{
    /// <summary>Whether a token of this grade will do.</summary>
    public bool Accepts(TokenGrade grade) => grade == TokenGrade.Integrity || (AllowFallback && grade == TokenGrade.Fallback);

    /// <summary>The same for work that nobody follows.</summary>
    public AttestationOptions InBackground() => this with { Progress = null };
}
