namespace SessionOps;

/// <summary>What kind of error an id is, by the names of PowerShell's error categories.</summary>
public enum ErrorKind
{
    /// <summary>A defect of SessionOps.</summary>
    NotSpecified,

    /// <summary>The caller is not authorized.</summary>
    AuthenticationError,

    /// <summary>Something could not be reached.</summary>
    ConnectionError,

    /// <summary>A value of the caller or of the settings cannot be used.</summary>
    InvalidArgument,

    /// <summary>Something that was read cannot be used.</summary>
    InvalidData,

    /// <summary>The remote server answered, and the answer is not good enough.</summary>
    InvalidResult,

    /// <summary>A limit was reached.</summary>
    LimitsExceeded,

    /// <summary>A part is not installed.</summary>
    NotInstalled,

    /// <summary>There is nothing of that name.</summary>
    ObjectNotFound,

    /// <summary>It took too long.</summary>
    OperationTimeout,

    /// <summary>The remote server refuses.</summary>
    PermissionDenied,

    /// <summary>The remote server failed.</summary>
    ProtocolError,

    /// <summary>Somebody else changed it first.</summary>
    ResourceBusy,

    /// <summary>Something is not what it was announced to be.</summary>
    SecurityError,
}
