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
        routes.MapPost(
            "/youtubei/v1/visitor_id",
            (Visitors visitors) => Json(new JsonObject { ["responseContext"] = new JsonObject { ["visitorData"] = visitors.NewVisitorData() } })
        );
        routes.MapPost("/youtubei/v1/player", PlayAsync);
        routes.MapGet("/sw.js_data", ServiceWorkerData);
    }

    private static async Task<IResult> GetAttestationAsync(HttpContext context, Challenger challenger, SimulatorState state, SimulatorOptions options)
    {
        if (await ReadAsync(context) is not { } body || Text(body, "engagementType") != "ENGAGEMENT_TYPE_UNBOUND")
            return Results.BadRequest();
        state.Saw(nameof(SimulatorState.AttestationGets));
        var visit = challenger.Find(Text(body, "context", "client", "visitorData"));
        // A session of the EVENT_ID experiment is refused unless its own values come together; a page without a challenge has no token to demand.
        if (visit is null || Text(body, "eacrToken") != visit.EacrToken || state.Faults.Use(FaultKind.NoChallenge, context.Request.Path.Value!) is not null)
            return Json([]);
        if (options.ShortChallenges)
            return Json(
                new JsonObject
                {
                    ["botguardData"] = Challenger.DescribeShort(challenger.Issue(visit.Page, context.Request.Path.Value!, Challenger.ShortName), context),
                }
            );
        var challenge = challenger.Issue(visit.Page, context.Request.Path.Value!);
        return Json(new JsonObject { ["bgChallenge"] = challenger.Describe(challenge, context) });
    }

    private static async Task<IResult> PlayAsync(
        HttpContext context,
        Challenger challenger,
        AttestationDesk desk,
        SimulatorState state,
        SimulatorOptions options
    )
    {
        if (await ReadAsync(context) is not { } body || Text(body, "videoId") is not { } videoId)
            return Results.BadRequest();
        state.Saw(nameof(SimulatorState.Players));
        var visit = challenger.Find(Text(body, "context", "client", "visitorData"));
        var reason = Judge(
            visit,
            Text(body, "context", "client", "clientVersion"),
            context.Request.Headers.UserAgent.ToString(),
            Text(body, "serviceIntegrityDimensions", "poToken"),
            videoId,
            desk
        );
        var answer = new JsonObject
        {
            ["playabilityStatus"] = reason is null
                ? new JsonObject { ["status"] = "OK" }
                : new JsonObject { ["status"] = "LOGIN_REQUIRED", ["reason"] = $"Sign in to confirm you're not a bot ({reason})" },
            ["videoDetails"] = new JsonObject { ["videoId"] = videoId },
        };
        if (reason is null)
            answer["streamingData"] = DescribeMedia(context, visit!, videoId, options);
        return Json(answer);
    }

    // One address that has to be deciphered, one that has to be worked on, and one that can be used as it stands, as answers have them side by side.
    private static JsonObject DescribeMedia(HttpContext context, Visit visit, string videoId, SimulatorOptions options)
    {
        var url = $"{context.Request.Scheme}://{context.Request.Host}/videoplayback?id={Uri.EscapeDataString(videoId)}&ei={visit.Page.EventId}&c=WEB";
        var formats = new JsonArray(
            new JsonObject
            {
                ["itag"] = 137,
                ["signatureCipher"] = $"s=scrambled&sp=sig&url={Uri.EscapeDataString(url)}",
                ["contentLength"] = $"{MediaEndpoints.Length}",
            },
            new JsonObject
            {
                ["itag"] = 136,
                ["url"] = url + "&n=unsolved",
                ["contentLength"] = $"{MediaEndpoints.Length}",
            }
        );
        if (options.OpenMedia)
            formats.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["itag"] = 18,
                        ["url"] = url,
                        ["contentLength"] = $"{MediaEndpoints.Length}",
                    }
            );
        return new JsonObject { ["expiresInSeconds"] = "21540", ["adaptiveFormats"] = formats };
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
            JsonNode? value = i switch
            {
                RemoteHostIndex => context.Connection.RemoteIpAddress?.ToString(),
                VisitorDataIndex => visitors.NewVisitorData(),
                ClientVersionIndex => Visit.ClientVersion,
                DeviceExperimentIndex => "simulated",
                RolloutTokenIndex => visitors.NewRolloutToken(),
                _ => null,
            };
            device.Add(value);
        }

        var data = new JsonArray(new JsonArray("yt.sw.adr", null, new JsonArray(new JsonArray(device), "simulated-key")));
        return Results.Text(")]}'" + data.ToJsonString(), "application/json", Encoding.UTF8);
    }

    // Null for whatever is not there or of another kind: a client's mistake is not a failure of the server's.
    private static string? Text(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
            node = (node as JsonObject)?[name];
        return node is JsonValue value && value.TryGetValue(out string? text) ? text : null;
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
