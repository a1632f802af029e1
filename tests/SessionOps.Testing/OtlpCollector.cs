using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SessionOps.Testing;

/// <summary>A collector of OpenTelemetry on loopback that keeps what it is sent; texts of the protobuf messages stand in them as they are.</summary>
public sealed class OtlpCollector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, string Body)> _received = [];
    private readonly WebApplication _app;

    private OtlpCollector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Urls.Add("http://127.0.0.1:0");
        _app.MapPost("/{**path}", (RequestDelegate)KeepAsync);
    }

    /// <summary>The standard variables of a program that sends here.</summary>
    public IEnumerable<(string Name, string Value)> Settings =>
        [("OTEL_EXPORTER_OTLP_ENDPOINT", _app.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];

    /// <summary>The spans that were received.</summary>
    public string Traces => Received("/v1/traces");

    /// <summary>The counts that were received.</summary>
    public string Metrics => Received("/v1/metrics");

    /// <summary>Starts it on a free port.</summary>
    public static async Task<OtlpCollector> StartAsync()
    {
        var collector = new OtlpCollector();
        await collector._app.StartAsync();
        return collector;
    }

    /// <summary>Whether a histogram with this edge of a bucket was received.</summary>
    public bool HasBucket(double edge) => Metrics.Contains(Encoding.Latin1.GetString(BitConverter.GetBytes(edge)), StringComparison.Ordinal);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Received(string path) => string.Concat(_received.Where(message => message.Path == path).Select(static message => message.Body));

    private async Task KeepAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
    }
}
