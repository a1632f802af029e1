using System.Text.Json.Nodes;
using SessionOps.Endpoints;

namespace SessionOps.Server.Docs;

/// <summary>One request to a route, as callers write it.</summary>
/// <param name="address">The address of this host, such as <c>http://localhost:4416</c>.</param>
/// <param name="needsKey">Whether the host takes requests with a key only.</param>
/// <param name="operation">What is asked for.</param>
/// <param name="route">Its route.</param>
internal sealed class RouteExample(string address, bool needsKey, OperationDescription operation, OperationRoute route)
{
    private const string Key = "<key>";

    private string Url { get; } = $"{address}/api/{Path(operation, route)}";

    /// <summary>The values that a body must have; null when the route takes no body or requires no value.</summary>
    private JsonObject? Body { get; } = Values(operation, route);

    /// <summary>With curl, in a POSIX shell.</summary>
    public string Curl =>
        string.Concat(
            "curl",
            route.Method == "GET" ? "" : $" -X {route.Method}",
            $" '{Url}'",
            needsKey ? $" -H 'x-functions-key: {Key}'" : "",
            Body is { } body ? $" -H 'Content-Type: application/json' -d '{Json(body)}'" : ""
        );

    /// <summary>In PowerShell.</summary>
    public string PowerShell =>
        string.Concat(
            "Invoke-RestMethod",
            route.Method == "GET" ? "" : $" -Method {Capitalized(route.Method)}",
            $" '{Url}'",
            needsKey ? $" -Headers @{{ 'x-functions-key' = '{Key}' }}" : "",
            Body is { } body ? $" -ContentType application/json -Body '{Json(body)}'" : ""
        );

    /// <summary>In C#.</summary>
    public string CSharp =>
        string.Join(
            '\n',
            (
                (string?[])
                    [
                        "using var http = new HttpClient();",
                        needsKey ? $"http.DefaultRequestHeaders.Add(\"x-functions-key\", \"{Key}\");" : null,
                        $"using var response = await http.{Call()};",
                        "response.EnsureSuccessStatusCode();",
                        operation.Result.Type == typeof(void) ? null : "var answer = await response.Content.ReadFromJsonAsync<JsonElement>();",
                    ]
            ).OfType<string>()
        );

    private string Call() =>
        route.Method switch
        {
            "GET" => $"GetAsync(\"{Url}\")",
            "DELETE" => $"DeleteAsync(\"{Url}\")",
            _ when Body is { } body => $"PostAsync(\"{Url}\", new StringContent(\"\"\"{Json(body)}\"\"\", Encoding.UTF8, \"application/json\"))",
            _ => $"PostAsync(\"{Url}\", content: null)",
        };

    private static string Path(OperationDescription operation, OperationRoute route)
    {
        var path = route.Template;
        foreach (var parameter in operation.Parameters)
            path = path.Replace($"{{{parameter.Name}}}", Sample(parameter).ToString(), StringComparison.Ordinal);
        var query = operation
            .Parameters.Where(parameter => parameter.IsRequired && route.SourceOf(parameter) == ParameterSource.Query)
            .Select(parameter => $"{parameter.Name}={Sample(parameter)}");
        return string.Join('?', ((string[])[path, string.Join('&', query)]).Where(static part => part.Length > 0));
    }

    private static JsonObject? Values(OperationDescription operation, OperationRoute route)
    {
        var required = operation
            .Parameters.Where(parameter => parameter.IsRequired && route.SourceOf(parameter) == ParameterSource.Body)
            .ToDictionary(static parameter => parameter.Name, static parameter => (JsonNode?)Sample(parameter));
        return required is { Count: 0 } ? null : new JsonObject(required);
    }

    private static JsonValue Sample(OperationParameter parameter) =>
        parameter switch
        {
            TextParameter { AllowedValues: [var first, ..] } => JsonValue.Create(first),
            { Default: string text } => JsonValue.Create(text),
            { Type.IsEnum: true } => JsonValue.Create(Enum.GetNames(parameter.Type)[0]),
            _ => JsonValue.Create($"<{parameter.Name}>"),
        };

    private static string Json(JsonObject body) => body.ToJsonString(EndpointJson.Options);

    private static string Capitalized(string method) => method[0] + method[1..].ToLowerInvariant();
}
