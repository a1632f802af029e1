using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace SessionOps.Functions;

/// <summary>Ends an operation when the host ends its invocation, not only when the caller hangs up.</summary>
internal sealed class InvocationCancellation : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, context.CancellationToken);
        http.RequestAborted = ending.Token;
        await next(context);
    }
}
