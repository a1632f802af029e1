using Microsoft.Extensions.Logging;
using SessionOps.Attestation;

namespace SessionOps.Sessions;

/// <summary>What all shared sessions of a service use.</summary>
internal sealed record SessionContext(
    Attestor Attestor,
    AttestationBreaker Breaker,
    GuardedSessionStore Store,
    TokenWriter Tokens,
    BackgroundWork Background,
    SessionOpsMetrics Metrics,
    TimeProvider TimeProvider,
    ILogger Logger,
    bool IsShortLived
);
