using OpenTelemetry.Metrics;

namespace SessionOps.Server;

/// <summary>What the server counts: <c>/metrics</c> for Prometheus, and OTLP where the environment's standard variables name a collector.</summary>
internal static class ServerTelemetry
{
    // Requests by route and status, and connections; neither carries an address, in which a key may stand.
    private static readonly string[] s_hostMeters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Adds the meters and their exporters.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services
            .AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter([SessionOpsMetrics.MeterName, .. s_hostMeters]).AddPrometheusExporter());
        if (IsNamed(configuration, "METRICS"))
            telemetry.WithMetrics(static metrics => metrics.AddOtlpExporter());
        return services;
    }

    private static bool IsNamed(IConfiguration configuration, string signal) =>
        !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) || !string.IsNullOrEmpty(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]);
}
