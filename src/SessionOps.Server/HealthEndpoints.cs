using SessionOps.Endpoints;

namespace SessionOps.Server;

/// <summary>What container platforms and monitors ask.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps <c>/health</c> (the process answers) and <c>/ready</c> (it can give sessions).</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/health", (RequestDelegate)HealthReport.WriteLivenessAsync)
            .AllowAnonymous()
            .WithSummary("Whether the process answers: 200, or 503 when only a new process helps.");
        routes
            .MapGet("/ready", (RequestDelegate)HealthReport.WriteReadinessAsync)
            .AllowAnonymous()
            .WithSummary("Whether sessions can be given: 200, or 503 and what is in the way.");
    }
}
