using System.Net.Sockets;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SessionOps.Functions.Tests.Host;

/// <summary>As much of the Functions host as a real worker needs: its gRPC service, the routes that it announced, its keys, its timers.</summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    /// <summary>The function key.</summary>
    public const string Key = "function-key-that-nobody-may-log";

    private static readonly string[] s_capabilities =
    [
        "RpcHttpTriggerMetadataRemoved",
        "RawHttpBodyBytes",
        "TypedDataCollection",
        "RpcHttpBodyOnly",
        "WorkerStatus",
        "HandlesWorkerTerminateMessage",
        "HandlesInvocationCancelMessage",
    ];

    private readonly WorkerStream _stream;
    private readonly WebApplication _rpc;
    private readonly IConfiguration _settings;
    private HttpFront? _front;

    private FunctionsHost(WorkerStream stream, WebApplication rpc, WorkerProcess worker, IConfiguration settings) =>
        (_stream, _rpc, Worker, _settings) = (stream, rpc, worker, settings);

    public WorkerProcess Worker { get; }

    public IReadOnlyList<AnnouncedFunction> Functions { get; private set; } = [];

    /// <summary>Sends requests with the function key.</summary>
    public HttpClient Client => _front!.Client;

    /// <summary>The HTTP side.</summary>
    public HttpFront Front => _front!;

    /// <summary>Whatever the worker logged or printed.</summary>
    public IEnumerable<string> Log => _stream.Log.Concat(Worker.Output);

    /// <summary>Starts a worker with the settings of the app, in the names of environment variables, and waits until it can be called.</summary>
    public static async Task<FunctionsHost> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var app = await PublishedApp.FolderAsync();
        var stream = new WorkerStream();
        var rpc = await ListenAsync(stream);
        var worker = WorkerProcess.Start(app, new Uri(rpc.Urls.Single()), settings);
        // The host's own view of the settings: a double underscore has become a colon.
        var resolved = settings.Select(setting =>
            KeyValuePair.Create<string, string?>(setting.Key.Replace("__", ":", StringComparison.Ordinal), setting.Value)
        );
        var host = new FunctionsHost(stream, rpc, worker, new ConfigurationBuilder().AddInMemoryCollection(resolved).Build());
        try
        {
            await host.InitializeAsync(app);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>A setting in percent signs as the host resolves it; null leaves the function disabled.</summary>
    public string? Resolve(string text) => text is ['%', .. var name, '%'] ? _settings[name] : text;

    /// <summary>Fires a timer; the function fails, as on Azure, when its schedule cannot be resolved.</summary>
    public async Task<StatusResult> FireAsync(bool isPastDue = false, CancellationToken cancellationToken = default)
    {
        var timer = Functions.Single(function => function.IsTimer);
        if (Resolve(timer.Text("schedule")!) is null)
            throw new InvalidOperationException($"{timer.Name} failed indexing and will be disabled: {timer.Text("schedule")} does not resolve to a value.");
        var info = JsonSerializer.Serialize(new { Schedule = new { AdjustForDST = true }, IsPastDue = isPastDue });
        var call = Invocation(timer);
        call.InputData.Add(
            new ParameterBinding
            {
                Name = timer.Text("name"),
                Data = new TypedData { Json = info },
            }
        );
        return await InvokeAsync(call, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        // First, so that nobody waits for it any more.
        await Worker.DisposeAsync();
        if (_front is not null)
            await _front.DisposeAsync();
        await _rpc.DisposeAsync();
    }

    internal static InvocationRequest Invocation(AnnouncedFunction function) =>
        new()
        {
            InvocationId = Guid.NewGuid().ToString(),
            FunctionId = function.Metadata.FunctionId,
            TraceContext = new RpcTraceContext(),
            RetryContext = new RetryContext(),
        };

    internal async Task<StatusResult> InvokeAsync(InvocationRequest call, CancellationToken cancellationToken)
    {
        var answer = _stream.AskAsync(call.InvocationId, new StreamingMessage { InvocationRequest = call });
        await using var cancel = cancellationToken.Register(() =>
            _stream.Send(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = call.InvocationId } })
        );
        return (await answer.WithinAsync("The end of an invocation", Log)).InvocationResponse.Result;
    }

    private static async Task<WebApplication> ListenAsync(WorkerStream stream)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(stream).AddGrpc();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        var app = builder.Build();
        app.MapGrpcService<WorkerStream>();
        await app.StartAsync();
        return app;
    }

    private async Task InitializeAsync(string app)
    {
        // A worker that ends would otherwise be waited for for ever.
        _ = Worker
            .WaitForExitAsync()
            .ContinueWith(exit => _stream.End($"The worker ended with exit code {exit.Result}: {string.Join('\n', Worker.Output)}"), TaskScheduler.Default);
        await _stream.OpenedAsync().WithinAsync("The worker's stream", Log);
        var init = new WorkerInitRequest
        {
            HostVersion = "4.1037.0",
            WorkerDirectory = app,
            FunctionAppDirectory = app,
        };
        foreach (var capability in s_capabilities)
            init.Capabilities[capability] = "True";
        var ready = (
            await AskAsync(nameof(StreamingMessage.ContentOneofCase.WorkerInitResponse), new StreamingMessage { WorkerInitRequest = init })
        ).WorkerInitResponse;
        Check(ready.Result);
        var metadata = (
            await AskAsync(
                nameof(StreamingMessage.ContentOneofCase.FunctionMetadataResponse),
                new StreamingMessage { FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = app } }
            )
        ).FunctionMetadataResponse;
        Check(metadata.Result);
        Functions = [.. metadata.FunctionMetadataResults.Select(function => new AnnouncedFunction(function))];
        foreach (var function in Functions)
        {
            function.Metadata.Directory = app;
            if (function.Metadata.FunctionId.Length == 0)
                function.Metadata.FunctionId = Guid.NewGuid().ToString();
            var load = new FunctionLoadRequest { FunctionId = function.Metadata.FunctionId, Metadata = function.Metadata };
            Check((await AskAsync(load.FunctionId, new StreamingMessage { FunctionLoadRequest = load })).FunctionLoadResponse.Result);
        }

        var address = new Uri(ready.Capabilities["HttpUri"]);
        await UntilItListensAsync(address);
        _front = await HttpFront.StartAsync(this, address);
    }

    private Task<StreamingMessage> AskAsync(string key, StreamingMessage message) =>
        _stream.AskAsync(key, message).WithinAsync($"The answer to {message.ContentCase}", Log);

    // The worker's own server may come up after its functions are loaded; the real host tries again meanwhile.
    private Task UntilItListensAsync(Uri address) =>
        Patience.UntilAsync(
            async () =>
            {
                if (Worker.HasExited)
                    throw new InvalidOperationException($"The worker ended before it listened: {string.Join('\n', Log)}");
                using var client = new TcpClient();
                try
                {
                    await client.ConnectAsync(address.Host, address.Port);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            },
            $"The worker's server at {address}",
            Log
        );

    private static void Check(StatusResult result)
    {
        if (result.Status != StatusResult.Types.Status.Success)
            throw new InvalidOperationException(result.Exception?.Message ?? "The worker refused.");
    }
}
