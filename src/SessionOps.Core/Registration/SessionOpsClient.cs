using Microsoft.Extensions.Logging;
using SessionOps.Http;
using SessionOps.Scripting;
using SessionOps.Sessions;
using SessionOps.Storage;

namespace SessionOps;

/// <summary>Makes a session service without dependency injection.</summary>
public static class SessionOpsClient
{
    private const string Jint = "jint";

    /// <summary>Makes a session service; its caller disposes it.</summary>
    /// <param name="options">The settings; null for the defaults. <see cref="SessionOpsSettings.FromEnvironment"/> reads them from the environment.</param>
    /// <param name="dependencies">What to put in place of the defaults; null for the defaults.</param>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    public static ISessionService Create(SessionOpsOptions? options = null, SessionServiceDependencies? dependencies = null)
    {
        options = SessionOpsSettings.Validate(options ?? new SessionOpsOptions());
        dependencies ??= new SessionServiceDependencies();
        var engine = dependencies.Engine ?? EngineOf(options);
        var store = dependencies.Store ?? StoreOf(options, dependencies);
        return SessionService.Create(
            options,
            store,
            engine,
            dependencies.HttpClient ?? YouTubeHttp.CreateClient(options, dependencies.TimeProvider),
            ownsHttpClient: dependencies.HttpClient is null,
            dependencies.TimeProvider,
            Random.Shared,
            dependencies.LoggerFactory,
            dependencies.KeepSpareWorld,
            dependencies.IsShortLived
        );
    }

    private static JintEngine EngineOf(SessionOpsOptions options) =>
        options.Engine == Jint
            ? new JintEngine()
            : throw new InvalidInputException(
                ErrorIds.InvalidConfiguration,
                nameof(SessionOpsOptions.Engine),
                $"The engine {options.Engine} is not part of the package SessionOps: add SessionOps.Engines.V8, and UseV8() or an engine among the dependencies."
            );

    private static FileSessionStore StoreOf(SessionOpsOptions options, SessionServiceDependencies dependencies) =>
        StoreAddress.Parse(options.Store).Kind is StoreKind.Default or StoreKind.Folder
            ? new FileSessionStore(
                FileSessionStore.FolderFrom(options.Store),
                dependencies.TimeProvider,
                dependencies.LoggerFactory?.CreateLogger<FileSessionStore>()
            )
            : throw new InvalidInputException(
                ErrorIds.InvalidConfiguration,
                nameof(SessionOpsOptions.Store),
                "A blob container is not part of the package SessionOps: add SessionOps.Storage.Blobs, and UseBlobs() or a store among the dependencies."
            );
}
