using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SessionOps.InnerTube.Bridge;

/// <summary>Reads foreign JSON that may have any shape: what is not there, or of another kind, is null.</summary>
internal static class JsonNodeExtensions
{
    public static JsonNode? At(this JsonNode? node, string name) => node is JsonObject properties ? properties[name] : null;

    public static JsonNode? At(this JsonNode? node, int index) => node is JsonArray items && index < items.Count ? items[index] : null;

    public static string? Text(this JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } text ? text : null;

    public static string? Text(this JsonNode? node, string name) => node.At(name).Text();

    public static string? Text(this JsonNode? node, int index) => node.At(index).Text();

    public static double? Number(this JsonNode? node, int index) =>
        node.At(index) is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    /// <summary>A whole number, written as a number or as text.</summary>
    public static int? Integer(this JsonNode? node) =>
        node is JsonValue value && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool IsTrue(this JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.True;
}
