namespace SessionOps;

/// <summary>Where a session's challenge came from, in the order in which they are tried.</summary>
public enum ChallengeSource
{
    /// <summary>The page itself (<c>ytAtN</c>, formerly <c>ytAtR</c>).</summary>
    Page,

    /// <summary>InnerTube's <c>att/get</c>, asked with the page's own tokens.</summary>
    AttestationGet,

    /// <summary>The attestation service's <c>Create</c>.</summary>
    Create,
}
