using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SessionOps.Server;
using SessionOps.Simulator;

namespace SessionOps.Server.Tests.EndToEnd;

/// <summary>The standalone server as users run it, against a simulator of its own.</summary>
internal sealed class HostOnSimulator : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;

    private HostOnSimulator(SimulatorHost simulator, DirectoryInfo folder, WebApplication app)
    {
        (Simulator, _folder, _app) = (simulator, folder, app);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public SimulatorHost Simulator { get; }

    public HttpClient Client { get; }

    public ISessionService Sessions => _app.Services.GetRequiredService<ISessionService>();

    public static async Task<HostOnSimulator> StartAsync(
        SimulatorOptions? options = null,
        string schedule = "0 0 0 1 1 *",
        (string Name, string Value)[]? settings = null
    )
    {
        var simulator = await SimulatorHost.StartAsync(options);
        var folder = Directory.CreateTempSubdirectory("sessionops-test-");
        var app = ServerHost.Build(
            null,
            [
                KeyValuePair.Create<string, string?>("urls", "http://127.0.0.1:0"),
                KeyValuePair.Create<string, string?>("SessionOps:YouTubeUrl", simulator.Url.ToString()),
                KeyValuePair.Create<string, string?>("SessionOps:InterpreterHosts", simulator.Url.Authority),
                KeyValuePair.Create<string, string?>("SessionOps:Store", Path.Combine(folder.FullName, "sessions")),
                KeyValuePair.Create<string, string?>("SessionOps:CacheFolder", Path.Combine(folder.FullName, "cache")),
                KeyValuePair.Create<string, string?>("SESSIONOPS_REFRESH_SCHEDULE", schedule),
                .. (settings ?? []).Select(static setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value)),
            ],
            services => services.AddLogging(logging => logging.ClearProviders())
        );
        await app.StartAsync();
        return new HostOnSimulator(simulator, folder, app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Simulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
