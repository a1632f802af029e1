using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SessionOps.Endpoints;

/// <summary>Runs what answers a request and turns whatever it throws into an answer; on Azure nothing else does.</summary>
public static class Guarded
{
    /// <summary>Runs it; an error is logged, without secrets, and written by <paramref name="writeError"/>.</summary>
    public static async Task RunAsync(
        HttpContext context,
        ILogger logger,
        string requestId,
        Func<Task> answer,
        Func<HttpContext, SessionOpsException, Task> writeError
    )
    {
        try
        {
            await answer().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; the status is for the host's own statistics.
            if (!context.Response.HasStarted)
                context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
        catch (SessionOpsException exception) when (!context.Response.HasStarted)
        {
            var level = ProblemStatus.Of(exception) >= StatusCodes.Status500InternalServerError ? LogLevel.Warning : LogLevel.Information;
            // The stack trace of an expected error is only of use for debugging.
            logger.Log(level, "{RequestId} ended in {ErrorId}: {Message}", requestId, exception.ErrorId, exception.Message);
            logger.LogDebug(exception, "{RequestId}", requestId);
            await writeError(context, exception).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            // A defect of ours: its text may hold anything, so the caller gets only the id that finds it in the log.
            logger.LogError(exception, "{RequestId} failed.", requestId);
            await writeError(
                    context,
                    new SessionOpsException(ErrorIds.InternalError, $"The host failed; its log names the cause under request {requestId}.", exception)
                )
                .ConfigureAwait(false);
        }
    }
}
