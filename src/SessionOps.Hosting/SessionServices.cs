using Microsoft.Extensions.Logging;
using SessionOps.Engines.V8;
using SessionOps.Http;
using SessionOps.Scripting;
using SessionOps.Sessions;
using SessionOps.Storage;
using SessionOps.Storage.Blobs;

namespace SessionOps.Hosting;

/// <summary>Puts a session service together from settings: store, engine and HTTP client are chosen by <see cref="SessionOpsOptions"/>.</summary>
public static class SessionServices
{
    private static readonly Dictionary<string, Func<IScriptEngine>> s_engines = new()
    {
        ["jint"] = static () => new JintEngine(),
        ["v8"] = static () => V8ProcessEngine.IsAvailable ? new V8ProcessEngine() : new V8Engine(),
    };

    /// <summary>Makes a session service; its caller disposes it.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="dependencies">What to put in place of the defaults; null for the defaults.</param>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    public static ISessionService Create(SessionOpsOptions options, SessionServiceDependencies? dependencies = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        dependencies ??= new SessionServiceDependencies();
        var engine = EngineFor(options.Engine);
        var store = OpenStore(options, dependencies);
        var http = dependencies.HttpClient ?? YouTubeHttp.CreateClient(options, dependencies.TimeProvider);
        return SessionService.Create(
            options,
            store,
            engine,
            http,
            ownsHttpClient: dependencies.HttpClient is null,
            dependencies.TimeProvider,
            Random.Shared,
            dependencies.LoggerFactory,
            dependencies.KeepSpareWorld,
            dependencies.IsShortLived
        );
    }

    private static ISessionStore OpenStore(SessionOpsOptions options, SessionServiceDependencies dependencies) =>
        BlobSessionStore.CanOpen(options.Store)
            ? BlobSessionStore.Create(options, dependencies.TimeProvider, dependencies.LoggerFactory)
            : new FileSessionStore(
                FileSessionStore.FolderFrom(options.Store),
                dependencies.TimeProvider,
                dependencies.LoggerFactory?.CreateLogger<FileSessionStore>()
            );

    private static IScriptEngine EngineFor(string engine) =>
        s_engines.TryGetValue(engine, out var create)
            ? create()
            : throw new InvalidInputException(
                ErrorIds.InvalidConfiguration,
                nameof(SessionOpsOptions.Engine),
                $"{SessionOpsSettings.EnvironmentPrefix}{nameof(SessionOpsOptions.Engine)} is '{engine}'; it can be {string.Join(" or ", s_engines.Keys)}."
            );
}
