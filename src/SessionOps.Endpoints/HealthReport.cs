using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SessionOps.Endpoints;

/// <summary>The host's health, for anybody: no names, no places, no secrets.</summary>
/// <param name="Status"><c>ok</c> or <c>notReady</c>.</param>
/// <param name="Problems">What is in the way.</param>
public sealed record HealthReport(string Status, IReadOnlyList<string> Problems)
{
    /// <summary>Answers 200: the process is up; 503 when only a new process helps.</summary>
    public static Task WriteLivenessAsync(HttpContext context) =>
        GuardAsync(context, () => WriteAsync(context, EngineProblems(context.RequestServices.GetRequiredService<ISessionService>().Status)));

    /// <summary>Answers 200 when sessions can be given, else 503 and why not. It tries the store and nothing else.</summary>
    public static Task WriteReadinessAsync(HttpContext context) =>
        GuardAsync(
            context,
            async () =>
            {
                var services = context.RequestServices;
                var status = services.GetRequiredService<ISessionService>().Status;
                var problems = EngineProblems(status);
                // The store's own sentence may name a place; it is in the log.
                if (!await services.GetRequiredService<StoreCheck>().IsUsableAsync(context.RequestAborted).ConfigureAwait(false))
                    problems.Add("The session store does not take sessions or does not give them back: doctor says why.");
                if (status.CoolingDownUntil is { } until && until > services.GetRequiredService<TimeProvider>().GetUtcNow())
                    problems.Add($"No attestation is tried before {until:u}, after repeated failures.");
                await WriteAsync(context, problems).ConfigureAwait(false);
            }
        );

    private static List<string> EngineProblems(SessionServiceStatus status) => status.EngineProblem is { } problem ? [problem] : [];

    private static Task GuardAsync(HttpContext context, Func<Task> answer)
    {
        ArgumentNullException.ThrowIfNull(context);
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("SessionOps.Health");
        return Guarded.RunAsync(context, logger, RequestId.Of(context), answer, ProblemResponse.WriteAsync);
    }

    private static Task WriteAsync(HttpContext context, List<string> problems)
    {
        var report = new HealthReport(problems is [] ? "ok" : "notReady", problems);
        var response = context.Response;
        response.StatusCode = report.Problems is [] ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return JsonSerializer.SerializeAsync(response.Body, report, EndpointJson.Context.HealthReport, context.RequestAborted);
    }
}
