using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SessionOps.Server;

/// <summary>What the server counts and traces: <c>/metrics</c> for Prometheus, and OTLP where the environment's standard variables name a collector.</summary>
internal static class ServerTelemetry
{
    // Requests by route and status, and connections; neither carries an address, in which a key may stand.
    private static readonly string[] s_hostMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    private static readonly ExplicitBucketHistogramConfiguration s_attestationBuckets = new() { Boundaries = [.. SessionOpsMetrics.AttestationBuckets] };

    /// <summary>Adds the meters, the spans and their exporters.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services
            .AddOpenTelemetry()
            .WithMetrics(static metrics =>
                metrics
                    .AddMeter([SessionOpsMetrics.MeterName, .. s_hostMeters])
                    .AddView(SessionOpsMetrics.AttestationDuration, s_attestationBuckets)
                    .AddPrometheusExporter()
            );
        if (string.IsNullOrEmpty(configuration["OTEL_SERVICE_NAME"]))
            telemetry.ConfigureResource(static resource => resource.AddService("sessionops"));
        if (IsNamed(configuration, "METRICS"))
            telemetry.WithMetrics(static metrics => metrics.AddOtlpExporter());
        if (IsNamed(configuration, "TRACES"))
            telemetry.WithTracing(static tracing => tracing.AddSource(RequestSpans.SourceName, SessionOpsActivities.SourceName).AddOtlpExporter());
        return services;
    }

    private static bool IsNamed(IConfiguration configuration, string signal) =>
        !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) || !string.IsNullOrEmpty(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]);
}
