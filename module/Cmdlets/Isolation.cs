using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Runtime.Loader;

namespace SessionOps.PowerShell;

/// <summary>Keeps the module's dependencies apart from PowerShell's and from other modules': the core and all it needs are in <c>deps</c> and have their own load context.</summary>
public sealed class Isolation : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    // Created by the first assembly that is asked for: importing the module loads nothing of it.
    private static readonly Lazy<DependencyContext> s_context = new(() => new DependencyContext(Dependencies));

    // Once per process and for good: the cmdlets' assembly cannot be unloaded either, and other runspaces may still need the handler.
    static Isolation() => AssemblyLoadContext.Default.Resolving += Resolve;

    /// <summary>The folder of what only the core needs.</summary>
    internal static string Dependencies => Path.Combine(Path.GetDirectoryName(typeof(Isolation).Assembly.Location)!, "deps");

    /// <inheritdoc/>
    public void OnImport()
    {
        // All there is to do is done once per process, above.
    }

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        var runspace = Runspace.DefaultRunspace;
        // On the pool: disposing a service must not wait for the pipeline's thread.
        Task.Run(() => SharedServices.ReleaseAsync(runspace)).GetAwaiter().GetResult();
    }

    // Only what the cmdlets name themselves crosses the border; whatever that needs follows it into the private context.
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is "SessionOps.Hosting" or "SessionOps.Core" ? s_context.Value.LoadFromAssemblyName(name) : null;
}
