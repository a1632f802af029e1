using Microsoft.Extensions.Logging;
using SessionOps.Attestation;
using SessionOps.InnerTube;
using SessionOps.Scripting;
using SessionOps.Storage;

namespace SessionOps.Sessions;

/// <summary>What a session service is made of; it owns the store, the metrics and <see cref="Owned"/>.</summary>
internal sealed record SessionServiceParts(
    InnerTubeClient InnerTube,
    IAttestationClient Attestation,
    AttestationBreaker Breaker,
    ISessionStore Store,
    IScriptEngine Engine,
    SessionOpsMetrics Metrics,
    TimeProvider TimeProvider,
    ILogger Logger
) : IAsyncDisposable
{
    /// <summary>What else ends with the service, in this order.</summary>
    public IReadOnlyList<object> Owned { get; init; } = [];

    /// <summary>Whether the process may end soon, so that what the next one can use is stored.</summary>
    public bool IsShortLived { get; init; }

    public async ValueTask DisposeAsync()
    {
        foreach (var part in Owned)
        {
            if (part is IAsyncDisposable withWait)
                await withWait.DisposeAsync().ConfigureAwait(false);
            else
                ((IDisposable)part).Dispose();
        }

        Metrics.Dispose();
    }
}
