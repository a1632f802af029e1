using Microsoft.OpenApi;

namespace SessionOps.Endpoints.OpenApi;

/// <summary>Writes the operations as an OpenAPI 3.1 document.</summary>
internal sealed class OperationsDocument
{
    private const string HeaderKey = "keyHeader";
    private const string QueryKey = "keyQuery";

    private readonly OpenApiDocument _document = new()
    {
        Info = new OpenApiInfo
        {
            Title = "SessionOps",
            Summary = "YouTube web sessions and PO tokens over HTTP.",
            Version = typeof(OperationsDocument).Assembly.GetName().Version!.ToString(3),
            License = new OpenApiLicense { Name = "GPL-3.0-only", Identifier = "GPL-3.0-only" },
        },
        Servers = [new OpenApiServer { Url = "/" }],
        Paths = [],
    };

    private readonly OpenApiSchemas _schemas;

    private OperationsDocument() => _schemas = new OpenApiSchemas(_document);

    public static OpenApiDocument Create(IReadOnlyList<OperationDescription> operations)
    {
        var writer = new OperationsDocument();
        writer.AddSecurity();
        foreach (var operation in operations)
        {
            foreach (var route in operation.Routes)
                writer.Add(operation, route);
        }

        writer._document.Components!.Schemas = writer._schemas.Components(typeof(Problem));
        return writer._document;
    }

    private void AddSecurity()
    {
        _document.Components = new OpenApiComponents
        {
            SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [HeaderKey] = Key(ParameterLocation.Header, "x-functions-key"),
                [QueryKey] = Key(ParameterLocation.Query, "code"),
            },
        };
        _document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(HeaderKey, _document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(QueryKey, _document)] = [] },
        ];
    }

    private void Add(OperationDescription operation, OperationRoute route)
    {
        var path = $"/api/{route.Template}";
        if (!_document.Paths.TryGetValue(path, out var item))
            _document.Paths[path] = item = new OpenApiPathItem();
        ((OpenApiPathItem)item).AddOperation(HttpMethod.Parse(route.Method), Operation(operation, route));
    }

    private OpenApiOperation Operation(OperationDescription operation, OperationRoute route)
    {
        // An operation of several routes needs an id for each.
        var isFirst = operation.Routes[0] == route;
        return new OpenApiOperation
        {
            OperationId = isFirst ? operation.Name : $"{operation.Name}_{route.Method}_{string.Concat(route.Template.Where(char.IsAsciiLetterOrDigit))}",
            Tags = new HashSet<OpenApiTagReference> { new(operation.Noun, _document) },
            Summary = operation.Summary,
            Description = operation.Remarks,
            Parameters = [.. Parameters(operation, route)],
            RequestBody = Body(operation, route),
            Responses = Responses(operation),
        };
    }

    // A record is offered in bodies only.
    private IEnumerable<OpenApiParameter> Parameters(OperationDescription operation, OperationRoute route) =>
        from parameter in operation.Parameters
        let source = route.SourceOf(parameter)
        where source != ParameterSource.Body && parameter.IsText
        let isInPath = source == ParameterSource.Route
        select new OpenApiParameter
        {
            Name = parameter.Name,
            In = isInPath ? ParameterLocation.Path : ParameterLocation.Query,
            Required = isInPath || parameter.IsRequired,
            Description = parameter.Summary,
            Schema = _schemas.Of(parameter, isInQuery: !isInPath),
        };

    private OpenApiRequestBody? Body(OperationDescription operation, OperationRoute route)
    {
        var members = operation.Parameters.Where(parameter => route.SourceOf(parameter) == ParameterSource.Body).ToArray();
        if (members is [])
            return null;
        var required = members.Where(static member => member.IsRequired).Select(static member => member.Name).ToHashSet(StringComparer.Ordinal);
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            AdditionalPropertiesAllowed = false,
            Properties = members.ToDictionary(static member => member.Name, Member, StringComparer.Ordinal),
            Required = required,
        };
        return new OpenApiRequestBody { Required = required.Count > 0, Content = Json("application/json", schema) };
    }

    private IOpenApiSchema Member(OperationParameter parameter)
    {
        var schema = _schemas.Of(parameter, isInQuery: false);
        schema.Description = parameter.Summary;
        return schema;
    }

    private OpenApiResponses Responses(OperationDescription operation)
    {
        var result = operation.Result;
        var responses = new OpenApiResponses();
        if (result.Type == typeof(void))
        {
            responses["204"] = new OpenApiResponse { Description = "Done." };
        }
        else
        {
            var schema = _schemas.Of(result.Type);
            responses["200"] = new OpenApiResponse
            {
                Description = result.Summary,
                Content = Json("application/json", result.IsStream ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = schema } : schema),
            };
        }

        responses["default"] = new OpenApiResponse
        {
            Description = "The error as problem details; errorId is stable, detail says what to do.",
            Content = Json("application/problem+json", _schemas.Of(typeof(Problem))),
        };
        return responses;
    }

    private static Dictionary<string, OpenApiMediaType> Json(string contentType, IOpenApiSchema schema) =>
        new(StringComparer.Ordinal) { [contentType] = new OpenApiMediaType { Schema = schema } };

    private static OpenApiSecurityScheme Key(ParameterLocation place, string name) =>
        new()
        {
            Type = SecuritySchemeType.ApiKey,
            In = place,
            Name = name,
        };
}
