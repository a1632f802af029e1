using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SessionOps.Server.Docs;

/// <summary>How values look in JSON, in words.</summary>
internal static class JsonType
{
    /// <summary>The value of a member.</summary>
    public static string Of(IOpenApiSchema schema)
    {
        if (schema.Enum is { Count: > 0 } values)
            return string.Join(" | ", values.Select(static value => value is JsonValue text && text.TryGetValue<string>(out var name) ? name : "null"));
        var type = schema.Type ?? JsonSchemaType.Object;
        var orNull = type.HasFlag(JsonSchemaType.Null) ? " or null" : "";
        var words = (type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.String when schema.Format is "date-time" => "time",
            JsonSchemaType.String => "text",
            JsonSchemaType.Integer => "integer",
            JsonSchemaType.Number => "number",
            JsonSchemaType.Boolean => "true or false",
            JsonSchemaType.Array => $"array of {Of(schema.Items!)}",
            _ when schema.Properties is { Count: > 0 } members => $"{{ {string.Join(", ", members.Keys)} }}",
            _ => "object",
        };
        return words + orNull;
    }

    /// <summary>The value of a parameter.</summary>
    public static string Of(Type type)
    {
        if (type.IsEnum)
            return string.Join(" | ", Enum.GetNames(type));
        if (type == typeof(bool))
            return "true or false";
        return type == typeof(DateTimeOffset) ? "time"
            : Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64 ? "integer"
            : "text";
    }
}
