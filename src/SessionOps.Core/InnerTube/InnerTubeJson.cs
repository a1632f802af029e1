using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps.Http;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.InnerTube;

/// <summary>Reads JSON answers.</summary>
internal static class InnerTubeJson
{
    // What Google puts before JSON so that it cannot be run as a script.
    private const string Guard = ")]}'";

    public static JsonNode? Parse(string what, YouTubeAnswer answer)
    {
        if (answer.Redirect is not null || answer.MediaType is { } type && type.Contains("html", StringComparison.OrdinalIgnoreCase))
            throw YouTubeSender.Malformed($"{what} came as {(answer.Redirect is null ? "a web page" : "a redirect")} instead of JSON.");
        try
        {
            return JsonTree.Parse(
                answer.Body.AsSpan().TrimStart().StartsWith(Guard)
                    ? answer.Body[(answer.Body.IndexOf(Guard, StringComparison.Ordinal) + Guard.Length)..]
                    : answer.Body
            );
        }
        catch (JsonException error)
        {
            throw YouTubeSender.Malformed($"{what} came, but is not JSON or was cut off. Try again.", error);
        }
    }
}
