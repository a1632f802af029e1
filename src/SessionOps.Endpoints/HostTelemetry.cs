using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace SessionOps.Endpoints;

/// <summary>What every host counts and traces, and sends by OTLP where the environment's standard variables name a collector.</summary>
public static class HostTelemetry
{
    /// <summary>Adds the meter, the spans and the exporters that the variables ask for.</summary>
    public static IOpenTelemetryBuilder AddHostTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        // Seen only by a host that exports traces: without an exporter nobody listens, and no span is made.
        services.ConfigureOpenTelemetryTracerProvider(static tracing => tracing.AddSource(SessionOpsActivities.SourceName));
        IOpenTelemetryBuilder telemetry = services.AddOpenTelemetry().WithMetrics(static metrics => metrics.AddMeter(SessionOpsMetrics.MeterName));
        if (string.IsNullOrEmpty(configuration["OTEL_SERVICE_NAME"]))
            telemetry.ConfigureResource(static resource => resource.AddService("sessionops"));
        if (IsNamed(configuration, "METRICS"))
            telemetry.WithMetrics(static metrics => metrics.AddOtlpExporter());
        if (IsNamed(configuration, "TRACES"))
            telemetry.WithTracing(static tracing => tracing.AddOtlpExporter());
        return telemetry;
    }

    private static bool IsNamed(IConfiguration configuration, string signal) =>
        !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]) || !string.IsNullOrEmpty(configuration[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]);
}
