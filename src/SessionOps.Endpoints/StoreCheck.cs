using Microsoft.Extensions.Logging;

namespace SessionOps.Endpoints;

/// <summary>Knows whether the store takes and gives back sessions; tries it at most every few seconds, however often it is asked.</summary>
internal sealed class StoreCheck(ISessionService sessions, TimeProvider time, ILogger<StoreCheck> logger) : IDisposable
{
    private static readonly TimeSpan s_validity = TimeSpan.FromSeconds(5);

    // Orchestrators give a readiness probe a second or two.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private long? _checkedAt;
    private bool _isUsable;

    /// <summary>Whether it does.</summary>
    public async Task<bool> IsUsableAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_checkedAt is not { } checkedAt || time.GetElapsedTime(checkedAt) >= s_validity)
            {
                _isUsable = await TryAsync(cancellationToken).ConfigureAwait(false);
                _checkedAt = time.GetTimestamp();
            }

            return _isUsable;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(s_timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await sessions.ProbeStoreAsync(either.Token).ConfigureAwait(false);
            return true;
        }
        catch (SessionOpsException exception)
        {
            logger.LogWarning("The store cannot keep sessions: {Message}", exception.Message);
            return false;
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            logger.LogWarning("The store did not answer within {Seconds} seconds.", s_timeout.TotalSeconds);
            return false;
        }
    }
}
