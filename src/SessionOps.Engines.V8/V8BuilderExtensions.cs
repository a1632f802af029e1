using SessionOps;
using SessionOps.Engines.V8;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Chooses V8 for a container's session service.</summary>
public static class V8BuilderExtensions
{
    /// <summary>Runs challenge scripts in V8: in a process of its own, or in the program itself where no process can be started.</summary>
    public static SessionOpsBuilder UseV8(this SessionOpsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.UseEngine(static _ => V8ProcessEngine.CreateBest());
    }
}
