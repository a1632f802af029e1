using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace SessionOps.Endpoints.OpenApi;

/// <summary>The JSON schemas of a document: those of records once each, as components.</summary>
internal sealed class OpenApiSchemas
{
    private static readonly JsonSchemaExporterOptions s_exporter = new() { TreatNullObliviousAsNonNullable = true };

    private readonly SortedDictionary<string, Type> _records = new(StringComparer.Ordinal);

    /// <summary>A reference to a record's schema, or the schema of a plain type.</summary>
    public JsonObject Of(Type type)
    {
        if (TextValues.CanRead(type))
            return Plain(type);
        _records[type.Name] = type;
        return new JsonObject { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    /// <summary>The schema of a parameter with the values that it takes.</summary>
    public JsonObject Of(OperationParameter parameter, bool isInQuery)
    {
        var schema = Of(parameter.Type);
        Add("default", parameter.Default is { } value ? JsonSerializer.SerializeToNode(value, EndpointJson.Options.GetTypeInfo(parameter.Type)) : null);
        Add("minimum", parameter.Minimum);
        Add("maximum", parameter.Maximum);
        Add("minLength", parameter.MinLength ?? (parameter.NotEmpty ? 1 : null));
        Add("maxLength", parameter.MaxLength);
        Add("pattern", isInQuery && parameter.IsSecret ? parameter.SecretUnless ?? parameter.Pattern : parameter.Pattern);
        Add("enum", parameter.AllowedValues is { } allowed ? new JsonArray([.. allowed.Select(text => (JsonNode)text)]) : null);
        if (parameter.IsSecret && !isInQuery)
            schema["format"] = "password";
        return schema;

        void Add(string name, JsonNode? node)
        {
            if (node is not null)
                schema[name] = node;
        }
    }

    /// <summary>The schemas of all records that were referred to, and of one more.</summary>
    public JsonObject Components(Type more)
    {
        _records[more.Name] = more;
        var components = new JsonObject();
        foreach (var (name, type) in _records)
            components[name] = EndpointJson.Options.GetJsonSchemaAsNode(type, s_exporter);
        return components;
    }

    private static JsonObject Plain(Type type)
    {
        if (type.IsEnum)
            return new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode)name)]) };
        if (type == typeof(bool))
            return new JsonObject { ["type"] = "boolean" };
        if (type.IsPrimitive || type == typeof(decimal))
            return new JsonObject { ["type"] = type == typeof(double) || type == typeof(float) || type == typeof(decimal) ? "number" : "integer" };
        var schema = new JsonObject { ["type"] = "string" };
        if (type == typeof(DateTimeOffset))
            schema["format"] = "date-time";
        else if (type == typeof(Uri))
            schema["format"] = "uri";
        else if (type == typeof(Guid))
            schema["format"] = "uuid";
        return schema;
    }
}
