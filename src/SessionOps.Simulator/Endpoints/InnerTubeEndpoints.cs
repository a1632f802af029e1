using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps.Simulator.Attestation;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator.Endpoints;

/// <summary>InnerTube: <c>att/get</c>, <c>visitor_id</c>, <c>player</c>, and the service worker's data.</summary>
internal static class InnerTubeEndpoints
{
    // Where YouTube.js finds values in sw.js_data.
    private const int RemoteHostIndex = 3;
    private const int VisitorDataIndex = 13;
    private const int ClientVersionIndex = 16;
    private const int DeviceExperimentIndex = 103;
    private const int RolloutTokenIndex = 107;

    public static void MapInnerTube(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/youtubei/v1/att/get", GetAttestationAsync);
        routes.MapPost("/youtubei/v1/visitor_id", (Visitors visitors) =>
            Json(new JsonObject { ["responseContext"] = new JsonObject { ["visitorData"] = visitors.NewVisitorData() } }));
        routes.MapPost("/youtubei/v1/player", PlayAsync);
        routes.MapGet("/sw.js_data", ServiceWorkerData);
    }

    private static async Task<IResult> GetAttestationAsync(HttpContext context, Challenger challenger, SimulatorState state)
    {
        if (await ReadAsync(context) is not { } body || body["engagementType"]?.GetValue<string>() != "ENGAGEMENT_TYPE_UNBOUND")
            return Results.BadRequest();
        state.Saw(nameof(SimulatorState.AttestationGets));
        var visit = challenger.Find(body["context"]?["client"]?["visitorData"]?.GetValue<string>());
        // A session of the EVENT_ID experiment is refused unless its own values come together; without a token in the page there is none to demand.
        if (visit is null || (body["eacrToken"]?.GetValue<string>() is { } eacrToken && eacrToken != visit.EacrToken)
            || state.Faults.Use(FaultKind.NoChallenge, context.Request.Path.Value!) is not null)
            return Json([]);
        var challenge = challenger.Issue(visit.Page, context.Request.Path.Value!);
        return Json(new JsonObject { ["bgChallenge"] = challenger.Describe(challenge, context) });
    }

    private static async Task<IResult> PlayAsync(HttpContext context, Challenger challenger, AttestationDesk desk, SimulatorState state)
    {
        if (await ReadAsync(context) is not { } body || body["videoId"]?.GetValue<string>() is not { } videoId)
            return Results.BadRequest();
        state.Saw(nameof(SimulatorState.Players));
        var client = body["context"]?["client"];
        var reason = Judge(challenger.Find(client?["visitorData"]?.GetValue<string>()), client?["clientVersion"]?.GetValue<string>(),
            context.Request.Headers.UserAgent.ToString(), body["serviceIntegrityDimensions"]?["poToken"]?.GetValue<string>(), videoId, desk);
        return Json(new JsonObject
        {
            ["playabilityStatus"] = reason is null
                ? new JsonObject { ["status"] = "OK" }
                : new JsonObject { ["status"] = "LOGIN_REQUIRED", ["reason"] = $"Sign in to confirm you're not a bot ({reason})" },
            ["videoDetails"] = new JsonObject { ["videoId"] = videoId },
        });
    }

    private static string? Judge(Visit? visit, string? clientVersion, string userAgent, string? token, string videoId, AttestationDesk desk)
    {
        if (visit is null)
            return "unknown visitor data";
        if (clientVersion != Visit.ClientVersion)
            return "the client version is not the page's";
        if (userAgent != visit.Page.UserAgent)
            return "the user agent is not the page's";
        if (token is null)
            return "no PO token";
        var forVideo = desk.Verify(token, videoId);
        var forVisitor = desk.Verify(token, visit.VisitorData);
        return forVideo.IsValid || forVisitor.IsValid ? null : $"PO token {forVisitor.Reason}";
    }

    private static IResult ServiceWorkerData(HttpContext context, Visitors visitors)
    {
        var device = new JsonArray();
        for (var i = 0; i <= RolloutTokenIndex; i++)
        {
            device.Add(i switch
            {
                RemoteHostIndex => context.Connection.RemoteIpAddress?.ToString(),
                VisitorDataIndex => visitors.NewVisitorData(),
                ClientVersionIndex => Visit.ClientVersion,
                DeviceExperimentIndex => "simulated",
                RolloutTokenIndex => visitors.NewRolloutToken(),
                _ => null,
            });
        }

        var data = new JsonArray(new JsonArray("yt.sw.adr", null, new JsonArray(new JsonArray(device), "simulated-key")));
        return Results.Text(")]}'" + data.ToJsonString(), "application/json", Encoding.UTF8);
    }

    private static async Task<JsonObject?> ReadAsync(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Json(JsonObject answer) => Results.Text(answer.ToJsonString(), "application/json", Encoding.UTF8);
}
