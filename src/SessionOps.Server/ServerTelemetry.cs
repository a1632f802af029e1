using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using SessionOps.Endpoints;

namespace SessionOps.Server;

/// <summary>What the server counts and traces beside what every host does: its requests, and <c>/metrics</c> for Prometheus.</summary>
internal static class ServerTelemetry
{
    // Requests by route and status, and connections; neither carries an address, in which a key may stand.
    private static readonly string[] s_hostMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    // Up and down again with each request, for a figure that connections and rates show as well.
    private const string TwiceARequest = "http.server.active_requests";

    /// <summary>Adds the meters, the spans and their exporters.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.ConfigureOpenTelemetryTracerProvider(static tracing => tracing.AddSource(RequestSpans.SourceName));
        services
            .AddHostTelemetry(configuration)
            .WithMetrics(static metrics => metrics.AddMeter(s_hostMeters).AddView(TwiceARequest, MetricStreamConfiguration.Drop).AddPrometheusExporter());
        return services;
    }
}
