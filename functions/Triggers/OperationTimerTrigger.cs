using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SessionOps.Endpoints;

namespace SessionOps.Triggers;

/// <summary>Runs operations when their timers fire.</summary>
public static class OperationTimerTrigger
{
    /// <summary>Runs the operation with its defaults; an error fails the invocation, so that Azure shows the run as failed.</summary>
    public static Task InvokeAsync(FunctionContext context, OperationDescription operation)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(operation);
        var run = operation.Scheduled ?? throw new ArgumentException($"{operation.Name} has no timer.", nameof(operation));
        return run(context.InstanceServices.GetRequiredService<ISessionService>(), context.CancellationToken);
    }
}
