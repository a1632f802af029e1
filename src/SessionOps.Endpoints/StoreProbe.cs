using Microsoft.Extensions.Logging;

namespace SessionOps.Endpoints;

/// <summary>Looks whether a store that did not answer the last time answers again: while callers stay away, nobody else would notice.</summary>
public sealed class StoreProbe(ISessionService sessions, TimeProvider time, ILogger<StoreProbe> logger)
{
    // Anybody may ask for readiness; the store is not asked more often for that.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    // Orchestrators give a readiness probe a second or two.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(2);

    private long _asked = time.GetTimestamp() - (long)(s_pause.TotalSeconds * time.TimestampFrequency);

    /// <summary>Whether the store is known not to answer.</summary>
    public async Task<bool> IsAwayAsync(CancellationToken cancellationToken)
    {
        if (sessions.Status.StoreProblem is null)
            return false;
        var asked = Volatile.Read(ref _asked);
        if (time.GetElapsedTime(asked) >= s_pause && Interlocked.CompareExchange(ref _asked, time.GetTimestamp(), asked) == asked)
            await AskAsync(cancellationToken).ConfigureAwait(false);
        return sessions.Status.StoreProblem is not null;
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(s_timeout, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            await sessions.FindSessionAsync("default", ending.Token).ConfigureAwait(false);
        }
        catch (SessionOpsException exception)
        {
            logger.LogDebug("The store still does not answer: {Message}", exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogDebug("The store did not answer within {Timeout}.", s_timeout);
        }
    }
}
