using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.Attestation;

/// <summary>The experiments that a challenge hands to its script, read from its <c>clientExperimentsStateBlob</c> as YouTube's player does (www-embed-player.js, 2025).</summary>
internal static class ExperimentsState
{
    // Field 6 holds messages of an id and a number. Up to this number they come first, with 1; the others follow, with 2.
    private const int LastOfFirstKind = 52;
    private const int ExperimentsField = 6;
    private const int TextField = 5;

    /// <summary>The script's sixth and seventh argument, <c>[[[ids], [kinds]], text]</c>, as JSON; empty ones for a challenge without the blob.</summary>
    public static string ArgumentsFrom(string? blob)
    {
        var state = Parse(blob);
        var experiments = (state.At(ExperimentsField - 1) as JsonArray ?? [])
            .Select(static item => (Id: item.At(0).Integer() ?? 0, Number: item.At(1).Integer() ?? 0))
            .ToList();
        var ordered = experiments
            .Where(static item => item.Number <= LastOfFirstKind)
            .Select(static item => (item.Id, Kind: 1))
            .Concat(experiments.Where(static item => item.Number > LastOfFirstKind).Select(static item => (item.Id, Kind: 2)))
            .ToList();
        return new JsonArray(
            new JsonArray(
                new JsonArray([.. ordered.Select(static item => JsonValue.Create(item.Id))]),
                new JsonArray([.. ordered.Select(static item => JsonValue.Create(item.Kind))])
            ),
            state.Text(TextField - 1) ?? ""
        ).ToJsonString();
    }

    // A blob of another form is no reason not to try.
    private static JsonNode? Parse(string? blob)
    {
        try
        {
            return string.IsNullOrEmpty(blob) ? null : JsonTree.Parse(blob);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
