namespace SessionOps;

/// <summary>The forms of a PO token, by its first byte.</summary>
public enum PoTokenForm
{
    /// <summary>Minted from an integrity token, or the service's fallback token: their shapes are the same.</summary>
    Minted,

    /// <summary>Made by the client alone, before any attestation.</summary>
    ColdStart,

    /// <summary>An error of the attestation, wrapped as a token.</summary>
    Error,

    /// <summary>None of the known forms.</summary>
    Unknown,
}
