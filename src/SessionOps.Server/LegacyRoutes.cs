using System.Text.Json.Serialization;
using SessionOps.Endpoints;

namespace SessionOps.Server;

/// <summary>The contract of yt-session-generator, which older clients still speak: the shared session's token at <c>/token</c>, and a report of it at <c>/update</c>.</summary>
internal static class LegacyRoutes
{
    private const string Accepted = "Update request accepted, new token will be generated soon.";
    private const string AlreadyRequested = "Update has already been requested, new token will be generated soon.";

    /// <summary>Maps both addresses.</summary>
    public static void MapLegacyRoutes(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/token", (RequestDelegate)(context => AnswerAsync(context, GiveAsync)))
            .WithSummary("The shared session's token, as clients of yt-session-generator read it.");
        routes
            .MapGet("/update", (RequestDelegate)(context => AnswerAsync(context, UpdateAsync)))
            .WithSummary("Reports that it was refused: it is tested, and renewed if its token is refused.");
    }

    private static Task AnswerAsync(HttpContext context, Func<HttpContext, ISessionService, Task> answer)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("SessionOps.Legacy");
        context.Response.Headers.CacheControl = "no-store";
        return Guarded.RunAsync(
            context,
            logger,
            RequestId.Of(context),
            () => answer(context, context.RequestServices.GetRequiredService<ISessionService>()),
            WriteErrorAsync
        );
    }

    private static async Task GiveAsync(HttpContext context, ISessionService sessions)
    {
        var session = await sessions.GetSessionAsync(new SessionRequest { Name = SessionName.Default }, progress: null, context.RequestAborted);
        await context.Response.WriteAsJsonAsync(
            new LegacyToken(session.CreatedAt.ToUnixTimeSeconds(), session.PoToken.Value, session.VisitorData),
            LegacyJsonContext.Default.LegacyToken,
            cancellationToken: context.RequestAborted
        );
    }

    // Clients call it when a token was refused. Attesting for each call would be more than YouTube grants, so it is a report like any other.
    private static async Task UpdateAsync(HttpContext context, ISessionService sessions)
    {
        try
        {
            await sessions.RepairSessionAsync(SessionName.Default, "update of the legacy route", progress: null, context.RequestAborted);
            await WriteTextAsync(context, Accepted);
        }
        catch (RateLimitedException error) when (error.ErrorId == ErrorIds.ReportedRecently)
        {
            await WriteTextAsync(context, AlreadyRequested);
        }
        catch (SessionOpsException error) when (error.ErrorId == ErrorIds.SessionNotFound)
        {
            await sessions.GetSessionAsync(new SessionRequest { Name = SessionName.Default }, progress: null, context.RequestAborted);
            await WriteTextAsync(context, Accepted);
        }
    }

    // The contract has only the statuses 200 and 503, and text.
    private static Task WriteErrorAsync(HttpContext context, SessionOpsException error)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        ProblemResponse.SetRetryAfter(context.Response, error);
        return WriteTextAsync(context, $"Token has not yet been generated, try again later. {error.Message} {HttpWording.Instance.Advise(error)}");
    }

    private static Task WriteTextAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}

/// <summary>The answer to <c>/token</c>.</summary>
internal sealed record LegacyToken(
    [property: JsonPropertyName("updated")] long Updated,
    [property: JsonPropertyName("potoken")] string PoToken,
    [property: JsonPropertyName("visitor_data")] string VisitorData
);

/// <summary>How it is written.</summary>
[JsonSerializable(typeof(LegacyToken))]
internal sealed partial class LegacyJsonContext : JsonSerializerContext;
