using System;
using System.Threading.Tasks;
using Microsoft.Azure.Functions.Worker;
using SessionOps.Endpoints;

// Stand-ins for the worker's public attributes and the hand-written type of functions/Triggers.
#pragma warning disable CS1591 // Documented where they are real.
namespace Microsoft.Azure.Functions.Worker
{
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FunctionAttribute(string name) : Attribute
    {
        public string Name { get; } = name;
    }

    public enum AuthorizationLevel
    {
        Anonymous,
        User,
        Function,
        System,
        Admin,
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : Attribute
    {
        public AuthorizationLevel AuthLevel { get; } = authLevel;
        public string[] Methods { get; } = methods;
        public string? Route { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class TimerTriggerAttribute(string schedule) : Attribute
    {
        public string Schedule { get; } = schedule;
        public bool RunOnStartup { get; set; }
    }

    public sealed class TimerInfo;

    public abstract class FunctionContext;
}

namespace SessionOps.Triggers
{
    public static class OperationTimerTrigger
    {
        public static Task InvokeAsync(FunctionContext context, OperationDescription operation) => Task.CompletedTask;
    }
}
#pragma warning restore CS1591
