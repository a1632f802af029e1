using System.Text.Json;
using System.Text.Json.Nodes;

namespace SessionOps.InnerTube.Bridge;

/// <summary>Parses foreign JSON; a name that occurs twice in an object counts once, with its last value, as in JavaScript.</summary>
internal static class JsonTree
{
    // Pages nest some 20 levels, player answers some 30.
    private const int MaxDepth = 256;

    /// <summary>Parses a text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonNode? Parse(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = MaxDepth });
        return ToNode(document.RootElement);
    }

    private static JsonNode? ToNode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var properties = new JsonObject();
                foreach (var property in element.EnumerateObject())
                {
                    if (Text(property, static property => property.Name) is { } name)
                        properties[name] = ToNode(property.Value);
                }

                return properties;
            case JsonValueKind.Array:
                var items = new JsonArray();
                foreach (var item in element.EnumerateArray())
                    items.Add(ToNode(item));
                return items;
            case JsonValueKind.String:
                return Text(element, static element => element.GetString());
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }

    // JavaScript's strings may have half a surrogate pair, .NET's JSON may not. None of the wanted values has one, so such a string counts as missing.
    private static string? Text<T>(T source, Func<T, string?> read)
    {
        try
        {
            return read(source);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
