namespace SessionOps.Core.Tests.Faults;

/// <summary>The faults of the fault grid.</summary>
internal enum GridFault
{
    Refused,
    Reset,
    Slow,
    TooManyRequestsWithRetryAfter,
    TooManyRequests,
    ServerError,
    Truncated,
    WrongType,
    Garbage,
    Undecompressable,
    Expired,
    WrongHash,
    Redirect,
    EndlessLoop,
    MemoryBomb,
    DeepRecursion,
    ClockSetBack,
    ClockSetForward,
    DiskFull,
    NoPermission,
    ContainerMissing,
    LeaseLost,
    Killed,
}
