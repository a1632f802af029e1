using SessionOps.Simulator;

namespace SessionOps.Server;

/// <summary>The simulator in this process, and the settings that point the host at it.</summary>
internal sealed class SimulatedWorld : IAsyncDisposable
{
    private readonly SimulatorHost _simulator;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-simulator-");

    private SimulatedWorld(SimulatorHost simulator) => _simulator = simulator;

    /// <summary>Where the simulator listens.</summary>
    public Uri Url => _simulator.Url;

    /// <summary>Sessions of the simulator stay out of the user's own store.</summary>
    public IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            ["SessionOps:YouTubeUrl"] = Url.ToString(),
            ["SessionOps:InterpreterHosts"] = Url.Authority,
            ["SessionOps:Store"] = Path.Combine(_folder.FullName, "sessions"),
            ["SessionOps:CacheFolder"] = Path.Combine(_folder.FullName, "cache"),
        };

    public static async Task<SimulatedWorld> StartAsync(CancellationToken cancellationToken) =>
        new(await SimulatorHost.StartAsync(cancellationToken: cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
