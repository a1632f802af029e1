using SessionOps.Hosting;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator.Tests;

/// <summary>A simulator and a session service that talks to it, with store and cache of their own.</summary>
internal sealed class EndToEnd : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-e2e-");

    private EndToEnd(SimulatorHost simulator, TimeSpan? scriptTimeout)
    {
        Simulator = simulator;
        Options = new SessionOpsOptions
        {
            ScriptTimeout = scriptTimeout ?? new SessionOpsOptions().ScriptTimeout,
            YouTubeUrl = simulator.Url,
            InterpreterHosts = [simulator.Url.Authority],
            Store = Path.Combine(_folder.FullName, "store"),
            CacheFolder = Path.Combine(_folder.FullName, "cache"),
        };
        Service = SessionServices.Create(Options);
    }

    public SimulatorHost Simulator { get; }

    public string Folder => _folder.FullName;

    public SessionOpsOptions Options { get; }

    public ISessionService Service { get; }

    public static Task<EndToEnd> StartAsync(SimulatorOptions? options = null, params Fault[] faults) => StartAsync(scriptTimeout: null, options, faults);

    public static async Task<EndToEnd> StartAsync(TimeSpan? scriptTimeout, SimulatorOptions? options, params Fault[] faults)
    {
        var simulator = await SimulatorHost.StartAsync((options ?? new SimulatorOptions()) with { Seed = 1, ProgramBytes = 2000 });
        foreach (var fault in faults)
            simulator.State.Faults.Add(fault);
        return new EndToEnd(simulator, scriptTimeout);
    }

    public Task<YouTubeSession> NewSessionAsync(bool allowFallback = false) =>
        Service.CreateSessionAsync(new SessionRequest { AllowFallback = allowFallback }, progress: null, CancellationToken.None);

    public Task<PoToken> MintAsync(string videoId) =>
        Service.MintAsync(new PoTokenRequest { ContentBinding = videoId }, progress: null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Simulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
