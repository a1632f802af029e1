namespace SessionOps;

/// <summary>How a PO token was obtained, best first.</summary>
public enum TokenGrade
{
    /// <summary>Minted with an integrity token that the attestation service granted.</summary>
    Integrity,

    /// <summary>The service's fallback token: it has the right shape and is rarely accepted. Only returned when asked for.</summary>
    Fallback,

    /// <summary>Made without an attestation; accepted only until playback asks for proof.</summary>
    ColdStart,

    /// <summary>Not a usable token: it carries an error of the attestation.</summary>
    Error,
}
