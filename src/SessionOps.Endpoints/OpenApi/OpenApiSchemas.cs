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
        if (Plain(type) is { } plain)
            return plain;
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
        parameter.Describe(plain, isInQuery);
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

    // Null for a record.
    private static OpenApiSchema? Plain(Type type)
    {
        if (type.IsEnum)
            return new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Enum.GetNames(type).Select(static name => (JsonNode)name)] };
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => new OpenApiSchema { Type = JsonSchemaType.Boolean },
            TypeCode.String => new OpenApiSchema { Type = JsonSchemaType.String },
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => new OpenApiSchema { Type = JsonSchemaType.Number },
            >= TypeCode.SByte and <= TypeCode.UInt64 => new OpenApiSchema { Type = JsonSchemaType.Integer },
            _ when type == typeof(TimeSpan) => new OpenApiSchema { Type = JsonSchemaType.String },
            _ when type == typeof(DateTimeOffset) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
            _ when type == typeof(Uri) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri" },
            _ when type == typeof(Guid) => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
            _ => null,
        };
    }
}
