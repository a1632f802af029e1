using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SessionOps.Endpoints;
using SessionOps.Endpoints.OpenApi;
using SessionOps.Endpoints.Plugin;

namespace SessionOps.Triggers;

/// <summary>The functions beside the operations: their description, the host's health and yt-dlp's plugin.</summary>
public sealed class HostFunctions
{
    /// <summary>Answers with the OpenAPI document.</summary>
    [Function("OpenApi")]
    public Task OpenApiAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "openapi.json")] HttpRequest request) =>
        OpenApiEndpoint.InvokeAsync(request.HttpContext);

    /// <summary>Answers that the process is up.</summary>
    [Function("Health")]
    public Task HealthAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        HealthReport.WriteLivenessAsync(request.HttpContext);

    /// <summary>Answers whether sessions can be given.</summary>
    [Function("Ready")]
    public Task ReadyAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "ready")] HttpRequest request) =>
        HealthReport.WriteReadinessAsync(request.HttpContext);

    /// <summary>Answers yt-dlp's plugin. It cannot send a key, so its secret is in the path and is checked here.</summary>
    [Function("YtDlpPlugin")]
    public Task PluginAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "p/{secret}/{*path}")] HttpRequest request) =>
        PluginEndpoint.InvokeBySecretAsync(request.HttpContext);
}
