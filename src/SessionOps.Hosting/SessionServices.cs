using SessionOps.Engines.V8;
using SessionOps.Storage.Blobs;

namespace SessionOps.Hosting;

/// <summary>Puts a session service together from settings alone, with every engine and store that SessionOps has; the front ends start here.</summary>
public static class SessionServices
{
    /// <summary>Makes a session service; its caller disposes it.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="dependencies">What to put in place of the defaults; null for the defaults.</param>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    public static ISessionService Create(SessionOpsOptions options, SessionServiceDependencies? dependencies = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        dependencies ??= new SessionServiceDependencies();
        return SessionOpsClient.Create(
            options,
            dependencies with
            {
                Engine = dependencies.Engine ?? (options.Engine == "v8" ? V8ProcessEngine.CreateBest() : null),
                Store =
                    dependencies.Store
                    ?? (
                        BlobSessionStore.CanOpen(options.Store) ? BlobSessionStore.Create(options, dependencies.TimeProvider, dependencies.LoggerFactory) : null
                    ),
            }
        );
    }
}
