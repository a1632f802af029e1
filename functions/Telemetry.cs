using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using SessionOps.Endpoints;

namespace SessionOps.Functions;

/// <summary>Sends the worker's traces and metrics to a collector, and these and its logs to Application Insights.</summary>
internal static class Telemetry
{
    /// <summary>
    /// Adds the telemetry of every host, and Application Insights if <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> is set: without it the exporter would end the process, and
    /// the worker's defaults would keep the log from the host's console.
    /// </summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddHostTelemetry(configuration);
        if (configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is not { Length: > 0 })
            return services;
        var credential = Credential(configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"]);
        telemetry.UseFunctionsWorkerDefaults().UseAzureMonitorExporter(exporter => exporter.Credential = credential);
        return services;
    }

    // The host reads the setting for its own telemetry; the exporter does not know it.
    private static ManagedIdentityCredential? Credential(string? authentication)
    {
        var parts = (authentication ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2)
            .ToDictionary(part => part[0], part => part[1], StringComparer.OrdinalIgnoreCase);
        if (!string.Equals(parts.GetValueOrDefault("Authorization"), "AAD", StringComparison.OrdinalIgnoreCase))
            return null;
        return new ManagedIdentityCredential(
            parts.GetValueOrDefault("ClientId") is { Length: > 0 } clientId
                ? ManagedIdentityId.FromUserAssignedClientId(clientId)
                : ManagedIdentityId.SystemAssigned
        );
    }
}
