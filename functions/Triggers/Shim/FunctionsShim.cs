// NOT the Azure Functions worker: public names of its attributes, so that the triggers compile where the worker's packages cannot be restored.
// Nothing here runs. A build with -p:AzureFunctions=true leaves this folder out and takes the official packages instead.
#pragma warning disable CS1591 // Documented where they are real.
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions
{
    public abstract class BindingAttribute : Attribute;

    public abstract class TriggerBindingAttribute : BindingAttribute;

    public abstract class InputBindingAttribute : BindingAttribute;

    public abstract class OutputBindingAttribute : BindingAttribute;
}

namespace Microsoft.Azure.Functions.Worker
{
    public enum AuthorizationLevel
    {
        Anonymous,
        User,
        Function,
        System,
        Admin,
    }

    [AttributeUsage(AttributeTargets.Method)]
    public sealed class FunctionAttribute(string name) : Attribute
    {
        public string Name { get; } = name;
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : TriggerBindingAttribute
    {
        public AuthorizationLevel AuthLevel { get; } = authLevel;

        public string[] Methods { get; } = methods;

        public string? Route { get; set; }
    }

    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
    {
        public string Schedule { get; } = schedule;

        public bool RunOnStartup { get; set; }

        public bool UseMonitor { get; set; }
    }

    public sealed class TimerInfo
    {
        public bool IsPastDue { get; set; }
    }

    public abstract class FunctionContext
    {
        public abstract IServiceProvider InstanceServices { get; set; }

        public virtual CancellationToken CancellationToken => CancellationToken.None;
    }
}
