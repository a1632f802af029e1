using System.Text.Json.Nodes;

namespace SessionOps.Endpoints.OpenApi;

/// <summary>Writes the operations as an OpenAPI 3.1 document.</summary>
internal sealed class OpenApiDocument(IReadOnlyList<OperationDescription> operations)
{
    private readonly OpenApiSchemas _schemas = new();

    public JsonObject Create()
    {
        var paths = new JsonObject();
        foreach (var (operation, route) in operations.SelectMany(operation => operation.Routes.Select(route => (operation, route))))
        {
            var path = $"/api/{route.Template}";
            if (paths[path] is not JsonObject item)
                paths[path] = item = [];
            item[route.Method.ToLowerInvariant()] = Operation(operation, route);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "SessionOps",
                ["summary"] = "YouTube web sessions and PO tokens over HTTP.",
                ["version"] = typeof(OpenApiDocument).Assembly.GetName().Version!.ToString(3),
                ["license"] = new JsonObject { ["name"] = "GPL-3.0-only", ["identifier"] = "GPL-3.0-only" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["security"] = new JsonArray(new JsonObject { ["keyHeader"] = new JsonArray() }, new JsonObject { ["keyQuery"] = new JsonArray() }),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = _schemas.Components(typeof(Problem)),
                ["securitySchemes"] = new JsonObject { ["keyHeader"] = Key("header", "x-functions-key"), ["keyQuery"] = Key("query", "code") },
            },
        };
    }

    private JsonObject Operation(OperationDescription operation, OperationRoute route)
    {
        // An operation of several routes needs an id for each.
        var isFirst = operation.Routes[0] == route;
        var document = new JsonObject
        {
            ["operationId"] = isFirst ? operation.Name : $"{operation.Name}_{route.Method}_{string.Concat(route.Template.Where(char.IsAsciiLetterOrDigit))}",
            ["tags"] = new JsonArray(operation.Noun),
            ["summary"] = operation.Summary,
        };
        if (operation.Remarks is { } remarks)
            document["description"] = remarks;
        if (Parameters(operation, route) is { Count: > 0 } parameters)
            document["parameters"] = parameters;
        if (Body(operation, route) is { } body)
            document["requestBody"] = body;
        document["responses"] = Responses(operation);
        return document;
    }

    private JsonArray Parameters(OperationDescription operation, OperationRoute route)
    {
        var list = new JsonArray();
        // A record is offered in bodies only.
        foreach (
            var parameter in operation.Parameters.Where(parameter => route.SourceOf(parameter) != ParameterSource.Body && TextValues.CanRead(parameter.Type))
        )
        {
            var isInPath = route.SourceOf(parameter) == ParameterSource.Route;
            list.Add(
                (JsonNode)
                    new JsonObject
                    {
                        ["name"] = parameter.Name,
                        ["in"] = isInPath ? "path" : "query",
                        ["required"] = isInPath || parameter.IsRequired,
                        ["description"] = parameter.Summary,
                        ["schema"] = _schemas.Of(parameter, isInQuery: !isInPath),
                    }
            );
        }

        return list;
    }

    private JsonObject? Body(OperationDescription operation, OperationRoute route)
    {
        var members = operation.Parameters.Where(parameter => route.SourceOf(parameter) == ParameterSource.Body).ToArray();
        if (members is [])
            return null;
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        var properties = new JsonObject();
        foreach (var member in members)
        {
            var property = _schemas.Of(member, isInQuery: false);
            property["description"] = member.Summary;
            properties[member.Name] = property;
        }

        schema["properties"] = properties;
        if (members.Where(member => member.IsRequired).Select(member => (JsonNode)member.Name).ToArray() is { Length: > 0 } required)
            schema["required"] = new JsonArray(required);
        return new JsonObject { ["required"] = members.Any(member => member.IsRequired), ["content"] = Json("application/json", schema) };
    }

    private JsonObject Responses(OperationDescription operation)
    {
        var result = operation.Result;
        var responses = new JsonObject();
        if (result.Type == typeof(void))
        {
            responses["204"] = new JsonObject { ["description"] = "Done." };
        }
        else
        {
            var schema = _schemas.Of(result.Type);
            responses["200"] = new JsonObject
            {
                ["description"] = result.Summary,
                ["content"] = Json("application/json", result.IsStream ? new JsonObject { ["type"] = "array", ["items"] = schema } : schema),
            };
        }

        responses["default"] = new JsonObject
        {
            ["description"] = "The error as problem details; errorId is stable, detail says what to do.",
            ["content"] = Json("application/problem+json", _schemas.Of(typeof(Problem))),
        };
        return responses;
    }

    private static JsonObject Json(string contentType, JsonObject schema) => new() { [contentType] = new JsonObject { ["schema"] = schema } };

    private static JsonObject Key(string place, string name) =>
        new()
        {
            ["type"] = "apiKey",
            ["in"] = place,
            ["name"] = name,
        };
}
