using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SessionOps.Endpoints;

/// <summary>Answers a request with an operation: reads the parameters, runs it, writes the result or the error.</summary>
public static class OperationEndpoint
{
    /// <summary>Answers with the operation's result, or 404 when it is null.</summary>
    public static Task InvokeAsync<T>(HttpContext context, OperationDescription operation, Func<OperationCall, Task<T>> invoke)
    {
        ArgumentNullException.ThrowIfNull(invoke);
        return RunAsync(
            context,
            operation,
            async call => await ResultResponse.WriteAsync(context, operation, await invoke(call).ConfigureAwait(false)).ConfigureAwait(false)
        );
    }

    /// <summary>Answers with the operation's results as an array, once the last one is there.</summary>
    public static Task InvokeAsync<T>(HttpContext context, OperationDescription operation, Func<OperationCall, IAsyncEnumerable<T>> invoke)
    {
        ArgumentNullException.ThrowIfNull(invoke);
        // Collected first: an error after the first element would leave half an answer with the status 200.
        return RunAsync(
            context,
            operation,
            async call =>
            {
                var results = await invoke(call).ToListAsync(call.CancellationToken).ConfigureAwait(false);
                await ResultResponse.WriteAsync<IReadOnlyList<T>>(context, operation, results).ConfigureAwait(false);
            }
        );
    }

    /// <summary>Answers with what the operation computes at once, or 404 when it is null.</summary>
    public static Task InvokeAsync<T>(HttpContext context, OperationDescription operation, Func<OperationCall, T> invoke)
    {
        ArgumentNullException.ThrowIfNull(invoke);
        return RunAsync(context, operation, call => ResultResponse.WriteAsync(context, operation, invoke(call)));
    }

    /// <summary>Answers 204 once the operation has ended.</summary>
    public static Task InvokeAsync(HttpContext context, OperationDescription operation, Func<OperationCall, Task> invoke)
    {
        ArgumentNullException.ThrowIfNull(invoke);
        return RunAsync(
            context,
            operation,
            async call =>
            {
                await invoke(call).ConfigureAwait(false);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            }
        );
    }

    // Reading must not create: a mistyped name would cost an attestation and leave a session behind. Only the default session is created by being read.
    private static async Task ThrowIfMissingAsync(
        ISessionService sessions,
        OperationDescription operation,
        ParameterValues values,
        CancellationToken cancellationToken
    )
    {
        foreach (var parameter in operation.SessionNames)
        {
            if (
                values.TryGet(parameter, out var name)
                && name != SessionName.Default
                && !await sessions.HasSessionAsync(name, cancellationToken).ConfigureAwait(false)
            )
                throw new SessionOpsException(ErrorIds.SessionNotFound, $"There is no session named '{name}'.");
        }
    }

    private static async Task RunAsync(HttpContext context, OperationDescription operation, Func<OperationCall, Task> answer)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(operation);
        var requestId = RequestId.Of(context);
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(operation.LogCategory);
        await Guarded
            .RunAsync(
                context,
                logger,
                requestId,
                async () =>
                {
                    var values = await new RequestReader(context.Request, operation).ReadAsync(context.RequestAborted).ConfigureAwait(false);
                    var sessions = context.RequestServices.GetRequiredService<ISessionService>();
                    if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                        await ThrowIfMissingAsync(sessions, operation, values, context.RequestAborted).ConfigureAwait(false);
                    var progress = new LoggedProgress(logger, operation.Name, requestId);
                    await answer(new OperationCall(sessions, progress, values, context.RequestAborted)).ConfigureAwait(false);
                },
                ProblemResponse.WriteAsync
            )
            .ConfigureAwait(false);
    }
}
