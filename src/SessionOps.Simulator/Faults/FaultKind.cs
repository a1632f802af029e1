namespace SessionOps.Simulator.Faults;

/// <summary>What can go wrong on demand.</summary>
public enum FaultKind
{
    /// <summary>The answer comes late: <see cref="Fault.Seconds"/>.</summary>
    Latency,

    /// <summary>429, with a Retry-After of <see cref="Fault.Seconds"/>.</summary>
    TooManyRequests,

    /// <summary>503.</summary>
    ServerError,

    /// <summary>YouTube's consent page.</summary>
    Consent,

    /// <summary>A captcha ("unusual traffic").</summary>
    Captcha,

    /// <summary>The answer ends in the middle, and says so by its length.</summary>
    Truncation,

    /// <summary>The answer ends in the middle, and its length does not tell.</summary>
    SilentTruncation,

    /// <summary>The answer has a content type that is not its own.</summary>
    WrongContentType,

    /// <summary>The challenge announces a hash that its interpreter does not have.</summary>
    WrongHash,

    /// <summary>The interpreter's address redirects to another host.</summary>
    InterpreterRedirect,

    /// <summary>The interpreter's address is on another host.</summary>
    InterpreterElsewhere,

    /// <summary>The interpreter never ends.</summary>
    EndlessLoop,

    /// <summary>The interpreter takes all memory that it can get.</summary>
    MemoryBomb,

    /// <summary>The interpreter calls itself forever.</summary>
    EndlessRecursion,

    /// <summary>The interpreter cannot be parsed.</summary>
    SyntaxError,

    /// <summary>The snapshot never comes.</summary>
    SnapshotNeverSettles,

    /// <summary>The snapshot is an error (<c>E:</c>).</summary>
    SnapshotError,

    /// <summary>The snapshot gives no function to mint with.</summary>
    EmptySignalOutput,

    /// <summary><c>GenerateIT</c> grants nothing but the fallback token.</summary>
    NullIntegrityToken,

    /// <summary><c>GenerateIT</c> answers 400 ("Invalid value").</summary>
    InvalidSnapshot,

    /// <summary>The integrity token is honoured for <see cref="Fault.Seconds"/>.</summary>
    ShortLifetime,

    /// <summary>The page has no challenge.</summary>
    NoChallenge,
}
