using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SessionOps.Endpoints;

/// <summary>Lists the stored sessions without their secrets.</summary>
public static class SessionListEndpoint
{
    /// <summary>Answers with the sessions as an array, by name.</summary>
    public static Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("SessionOps.ListSessions");
        return Guarded.RunAsync(
            context,
            logger,
            RequestId.Of(context),
            async () =>
            {
                IReadOnlyList<SessionSummary> sessions = await context
                    .RequestServices.GetRequiredService<ISessionService>()
                    .ListSessionsAsync(context.RequestAborted)
                    .Select(SessionSummary.Of)
                    .ToListAsync(context.RequestAborted)
                    .ConfigureAwait(false);
                context.Response.ContentType = "application/json; charset=utf-8";
                context.Response.Headers.CacheControl = "no-store";
                await JsonSerializer
                    .SerializeAsync(context.Response.Body, sessions, EndpointJson.Context.IReadOnlyListSessionSummary, context.RequestAborted)
                    .ConfigureAwait(false);
            },
            ProblemResponse.WriteAsync
        );
    }
}
