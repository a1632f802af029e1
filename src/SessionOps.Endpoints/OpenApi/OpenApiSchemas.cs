using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace SessionOps.Endpoints.OpenApi;

/// <summary>The JSON schemas of a document: those of records once each, as components.</summary>
internal sealed class OpenApiSchemas(OpenApiDocument document)
{
    private static readonly JsonSchemaExporterOptions s_exporter = new() { TreatNullObliviousAsNonNullable = true };

    private readonly SortedDictionary<string, Type> _records = new(StringComparer.Ordinal);

    /// <summary>A reference to a record's schema, or the schema of a plain type.</summary>
    public IOpenApiSchema Of(Type type)
    {
        if (TextValues.CanRead(type))
            return Plain(type);
        _records[type.Name] = type;
        return new OpenApiSchemaReference(type.Name, document);
    }

    /// <summary>The schema of a parameter with the values that it takes.</summary>
    public IOpenApiSchema Of(OperationParameter parameter, bool isInQuery)
    {
        var schema = Of(parameter.Type);
        if (schema is not OpenApiSchema plain)
            return schema;
        plain.Default = parameter.Default is { } value ? JsonSerializer.SerializeToNode(value, EndpointJson.Options.GetTypeInfo(parameter.Type)) : null;
        plain.Minimum = parameter.Minimum?.ToString(CultureInfo.InvariantCulture);
        plain.Maximum = parameter.Maximum?.ToString(CultureInfo.InvariantCulture);
        plain.MinLength = parameter.MinLength ?? (parameter.NotEmpty ? 1 : null);
        plain.MaxLength = parameter.MaxLength;
        plain.Pattern = isInQuery && parameter.IsSecret ? parameter.SecretUnless ?? parameter.Pattern : parameter.Pattern;
        if (parameter.AllowedValues is { } allowed)
            plain.Enum = [.. allowed.Select(static text => (JsonNode)text)];
        if (parameter.IsSecret && !isInQuery)
            plain.Format = "password";
        return plain;
    }

    /// <summary>The schemas of all records that were referred to, and of one more.</summary>
    public Dictionary<string, IOpenApiSchema> Components(Type more)
    {
        _records[more.Name] = more;
        return _records.ToDictionary(
            static record => record.Key,
            record => (IOpenApiSchema)Read(EndpointJson.Options.GetJsonSchemaAsNode(record.Value, s_exporter))
        );
    }

    private OpenApiSchema Read(JsonNode schema) =>
        OpenApiModelFactory.Parse<OpenApiSchema>(schema.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, document, out _, OpenApiConstants.Json)!;

    private static OpenApiSchema Plain(Type type)
    {
        if (type.IsEnum)
            return new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames(type).Select(static name => (JsonNode)name)] };
        if (type == typeof(bool))
            return new OpenApiSchema { Type = JsonSchemaType.Boolean };
        if (type.IsPrimitive || type == typeof(decimal))
        {
            var isFractional = type == typeof(double) || type == typeof(float) || type == typeof(decimal);
            return new OpenApiSchema { Type = isFractional ? JsonSchemaType.Number : JsonSchemaType.Integer };
        }

        return new OpenApiSchema { Type = JsonSchemaType.String, Format = Format(type) };
    }

    private static string? Format(Type type)
    {
        if (type == typeof(DateTimeOffset))
            return "date-time";
        if (type == typeof(Uri))
            return "uri";
        return type == typeof(Guid) ? "uuid" : null;
    }
}
