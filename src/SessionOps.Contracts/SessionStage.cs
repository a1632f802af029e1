namespace SessionOps;

/// <summary>The stages of obtaining a session, in order.</summary>
public enum SessionStage
{
    /// <summary>Opening the page.</summary>
    Page,

    /// <summary>Getting the challenge and its interpreter.</summary>
    Challenge,

    /// <summary>Setting up the script engine and the interpreter.</summary>
    Setup,

    /// <summary>Taking the snapshot.</summary>
    Snapshot,

    /// <summary>Asking the attestation service for an integrity token.</summary>
    IntegrityToken,

    /// <summary>Minting a PO token.</summary>
    Mint,

    /// <summary>Writing the session to its store.</summary>
    Store,
}
