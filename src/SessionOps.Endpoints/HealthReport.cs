using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SessionOps.Endpoints;

/// <summary>How the host is doing, for anybody: no names, no places, no secrets.</summary>
/// <param name="Status"><c>ok</c> or <c>notReady</c>.</param>
/// <param name="Problems">What is in the way.</param>
public sealed record HealthReport(string Status, IReadOnlyList<string> Problems)
{
    /// <summary>Answers 200: the process is up.</summary>
    public static Task WriteLivenessAsync(HttpContext context) => WriteAsync(context, new HealthReport("ok", []));

    /// <summary>Answers 200 when sessions can be had, else 503 and why not. Asks nobody.</summary>
    public static Task WriteReadinessAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var status = context.RequestServices.GetRequiredService<ISessionService>().Status;
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var problems = new List<string>();
        // The store's own sentence may name a place; it is in the log and in the Warning of the operations' answers.
        if (status.StoreProblem is not null)
            problems.Add("The session store did not answer the last time.");
        if (status.CoolingDownUntil is { } until && until > now)
            problems.Add($"No attestation is tried before {until:u}, after repeated failures.");
        return WriteAsync(context, new HealthReport(problems is [] ? "ok" : "notReady", problems));
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var response = context.Response;
        response.StatusCode = report.Problems is [] ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return JsonSerializer.SerializeAsync(response.Body, report, EndpointJsonContext.Default.HealthReport, context.RequestAborted);
    }
}
