using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps.Simulator.Attestation;
using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator.Endpoints;

/// <summary>The attestation service: <c>Create</c> and <c>GenerateIT</c>.</summary>
internal static class AttestationEndpoints
{
    private const string RequestKey = "O43z0dpjhgX20SCx4KAo";
    private const string ContentType = "application/json+protobuf";

    // Scrambling takes 97 off each byte (BgUtils src/core/ChallengeFetcher.ts).
    private const byte Shift = 97;

    public static void MapAttestation(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/jnn/v1/GenerateIT", GenerateAsync);
        routes.MapPost("/api/jnn/v1/Create", CreateAsync);
    }

    private static async Task<IResult> GenerateAsync(HttpContext context, AttestationDesk desk, SimulatorState state, SimulatorOptions options)
    {
        if (await ReadAsync(context) is not [RequestKey, { } snapshot])
            return Results.BadRequest();
        state.Saw(nameof(SimulatorState.Attestations));
        var path = context.Request.Path.Value!;
        var lifetime = state.Faults.Use(FaultKind.ShortLifetime, path) is { } shortened ? TimeSpan.FromSeconds(shortened.Seconds) : options.IntegrityLifetime;
        var token = desk.Judge(snapshot, context.Request.Headers.UserAgent.ToString(), lifetime, out var reason);
        if (state.Faults.Use(FaultKind.NullIntegrityToken, path) is not null)
            (token, reason) = (null, "a fault that is on");
        var isInvalid = state.Faults.Use(FaultKind.InvalidSnapshot, path) is not null;
        if (token is not null && !isInvalid)
        {
            state.Saw(nameof(SimulatorState.Granted));
            return Answer(new JsonArray(token, lifetime.TotalSeconds, options.MintRefreshThreshold));
        }

        state.Refused(isInvalid ? "a fault that is on" : reason);
        return isInvalid || options.RejectsBadSnapshots
            ? Results.Text(
                """[3,"Request contains an invalid argument.",[["type.googleapis.com/google.rpc.BadRequest",[[["botguard_response","Invalid value"]]]]]]""",
                ContentType,
                Encoding.UTF8,
                StatusCodes.Status400BadRequest
            )
            : Answer(new JsonArray(null, lifetime.TotalSeconds, null, desk.Fallback()));
    }

    private static async Task<IResult> CreateAsync(HttpContext context, Challenger challenger, SimulatorState state)
    {
        if (await ReadAsync(context) is not [RequestKey] || challenger.FindLast(context.Request.Headers.UserAgent.ToString()) is not { } visit)
            return Results.BadRequest();
        state.Saw(nameof(SimulatorState.Creates));
        var challenge = challenger.Issue(visit.Page, context.Request.Path.Value!);
        var plain = new JsonArray(
            "simulated",
            new JsonArray(null, challenge.Interpreter),
            null,
            challenge.InterpreterHash,
            challenge.Program,
            challenge.GlobalName,
            null,
            "[]"
        );
        var bytes = Encoding.UTF8.GetBytes(plain.ToJsonString());
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] -= Shift;
        return Answer(new JsonArray(null, Convert.ToBase64String(bytes)));
    }

    // The service refuses requests without its key and content type.
    private static async Task<string?[]?> ReadAsync(HttpContext context)
    {
        if (
            !context.Request.Headers.ContainsKey("x-goog-api-key") || context.Request.ContentType?.StartsWith(ContentType, StringComparison.Ordinal) is not true
        )
            return null;
        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, SimulatorJson.Default.StringArray, context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Answer(JsonArray answer) => Results.Text(answer.ToJsonString(), ContentType, Encoding.UTF8);
}
