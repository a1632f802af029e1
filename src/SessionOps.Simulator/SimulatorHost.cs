using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using SessionOps.Simulator.Attestation;
using SessionOps.Simulator.Endpoints;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator;

/// <summary>A running simulator, for tests and demonstrations.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SimulatorHost(WebApplication app, Uri url)
    {
        _app = app;
        Url = url;
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>What it has seen, and its controls.</summary>
    public SimulatorState State => _app.Services.GetRequiredService<SimulatorState>();

    /// <summary>Starts a simulator on a free port of the loopback interface.</summary>
    public static async Task<SimulatorHost> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(SimulatorHost).Assembly.GetName().Name });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = Build(builder, options ?? new SimulatorOptions());
        await app.StartAsync(cancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new SimulatorHost(app, new Uri(address));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal static WebApplication Build(WebApplicationBuilder builder, SimulatorOptions options)
    {
        var random = options.Seed is { } seed ? new Random(seed) : new Random();
        var desk = new AttestationDesk(options, random);
        var state = new SimulatorState(desk);
        builder
            .Services.AddSingleton(options)
            .AddSingleton(desk)
            .AddSingleton(state)
            .AddSingleton(state.Faults)
            .AddSingleton(options.TimeProvider)
            .AddSingleton(new Visitors(random, options.TimeProvider))
            .AddSingleton<Challenger>();
        builder.Services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, SimulatorJson.Default);
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        var app = builder.Build();
        app.UseMiddleware<FaultMiddleware>();
        app.MapPages();
        app.MapAttestation();
        app.MapInnerTube();
        app.MapMedia();
        app.MapSimulator();
        return app;
    }
}
