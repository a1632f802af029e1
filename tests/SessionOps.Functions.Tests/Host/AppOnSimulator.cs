using SessionOps.Simulator;
using SessionOps.Storage;

namespace SessionOps.Functions.Tests.Host;

/// <summary>A running worker, a simulated YouTube, and folders of their own.</summary>
internal sealed class AppOnSimulator : IAsyncDisposable
{
    public const string PluginSecret = "plugin-secret-that-nobody-may-log";

    private readonly DirectoryInfo _folder;

    private AppOnSimulator(SimulatorHost simulator, DirectoryInfo folder, FunctionsHost host) => (Simulator, _folder, Host) = (simulator, folder, host);

    public SimulatorHost Simulator { get; }

    public FunctionsHost Host { get; }

    public HttpClient Client => Host.Client;

    public static async Task<AppOnSimulator> StartAsync(params (string Name, string Value)[] settings)
    {
        var simulator = await SimulatorHost.StartAsync();
        var folder = Directory.CreateTempSubdirectory("sessionops-test-");
        var all = Settings(simulator, folder);
        foreach (var (name, value) in settings)
            all[name] = value;
        return new AppOnSimulator(simulator, folder, await FunctionsHost.StartAsync(all));
    }

    /// <summary>The settings of an app on the simulator, with a store in the folder.</summary>
    public static Dictionary<string, string> Settings(SimulatorHost simulator, DirectoryInfo folder) =>
        new()
        {
            ["SessionOps__YouTubeUrl"] = simulator.Url.ToString(),
            ["SessionOps__InterpreterHosts"] = simulator.Url.Authority,
            ["SessionOps__Store"] = Path.Combine(folder.FullName, "sessions"),
            ["SessionOps__CacheFolder"] = Path.Combine(folder.FullName, "cache"),
            ["SessionOps__PluginSecrets__0"] = PluginSecret,
            ["SESSIONOPS_REFRESH_SCHEDULE"] = "0 */5 * * * *",
            // A small machine has no processor left for it.
            ["SessionOps__KeepSpareWorld"] = "false",
        };

    /// <summary>Reads and writes the worker's store from outside, as another instance does.</summary>
    public ISessionStore OpenStore() => new FileSessionStore(Path.Combine(_folder.FullName, "sessions"), TimeProvider.System);

    /// <summary>Waits until the work hangs in a request that a fault delays.</summary>
    public async Task UntilItHangsAsync(Task work)
    {
        await Patience.UntilAsync(
            () =>
            {
                var isHanging = Simulator.State.Faults.All is [];
                if (!isHanging && work.IsCompleted)
                    throw new InvalidOperationException($"It ended before it hung: {string.Join('\n', Host.Log)}");
                return Task.FromResult(isHanging);
            },
            "The delayed request",
            Host.Log
        );
    }

    /// <summary>Makes a stored session due.</summary>
    public Task MakeDueAsync(YouTubeSession session) => SaveAsync(session with { RefreshAt = DateTimeOffset.UtcNow.AddMinutes(-1) });

    /// <summary>Writes a session past the worker.</summary>
    public async Task SaveAsync(YouTubeSession session)
    {
        await using var store = OpenStore();
        await store.WriteAsync(session, StoredSession.AnyVersion, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Simulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
