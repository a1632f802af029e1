using SessionOps.Simulator;

namespace SessionOps.Shell;

/// <summary>A simulator that every cmdlet of this process is pointed at, with a store of its own; both go when the shell ends.</summary>
internal sealed class SimulatedStage : IAsyncDisposable
{
    private readonly SimulatorHost _simulator;
    private readonly DirectoryInfo _folder;

    private SimulatedStage(SimulatorHost simulator, DirectoryInfo folder)
    {
        _simulator = simulator;
        _folder = folder;
    }

    /// <summary>Starts a simulator and sets the settings of this process.</summary>
    public static async Task<SimulatedStage> StartAsync(CancellationToken cancellationToken)
    {
        var stage = new SimulatedStage(await SimulatorHost.StartAsync(cancellationToken: cancellationToken), Directory.CreateTempSubdirectory("sessionops-"));
        var url = stage._simulator.Url;
        Set(nameof(SessionOpsOptions.YouTubeUrl), url.GetLeftPart(UriPartial.Authority));
        Set(nameof(SessionOpsOptions.AttestationUrl), new Uri(url, "/api/jnn/v1").AbsoluteUri);
        Set(nameof(SessionOpsOptions.InterpreterHosts), url.Authority);
        Set(nameof(SessionOpsOptions.Store), Path.Combine(stage._folder.FullName, "store"));
        Set(nameof(SessionOpsOptions.CacheFolder), Path.Combine(stage._folder.FullName, "cache"));
        return stage;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _simulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private static void Set(string name, string value) => Environment.SetEnvironmentVariable(SessionOpsSettings.EnvironmentPrefix + name, value);
}
