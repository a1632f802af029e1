using System.Threading.Tasks;
using Microsoft.Azure.Functions.Worker;
using SessionOps.Endpoints;

// Stands in for the hand-written type of functions/Triggers; the attributes are the worker's own.
namespace SessionOps.Triggers
{
    /// <summary>Runs operations as their timers fire.</summary>
    public static class OperationTimerTrigger
    {
        /// <summary>Runs the operation.</summary>
        public static Task InvokeAsync(FunctionContext context, OperationDescription operation) => Task.CompletedTask;
    }
}
