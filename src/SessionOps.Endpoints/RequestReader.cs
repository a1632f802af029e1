using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SessionOps.Endpoints;

/// <summary>Reads an operation's parameters from route, query and JSON body, and names every field that cannot be used.</summary>
internal sealed class RequestReader(HttpRequest request, OperationDescription operation)
{
    // What carries the function key and its name on Azure and in the standalone server.
    private static readonly string[] s_foreignQuery = ["code", "clientId"];

    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>Reads the request.</summary>
    /// <returns>The values that were given, by the parameters' names.</returns>
    /// <exception cref="InvalidRequestException">Something in it cannot be used.</exception>
    public async Task<IReadOnlyDictionary<string, object>> ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, value) in request.RouteValues)
        {
            if (operation.TryGetParameter(name, out var parameter) && value is string text)
                AddText(parameter, text);
        }

        var hasBody = OperationRoute.HasBody(request.Method);
        foreach (var (name, values) in request.Query.Where(pair => !s_foreignQuery.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!operation.TryGetParameter(name, out var parameter))
                AddUnknown(name);
            else if (hasBody)
                AddError(parameter.Name, "belongs in the JSON body, not in the query.");
            else if (values is not [{ } text])
                AddError(parameter.Name, "is given more than once.");
            else if (ParameterRules.IsSecret(parameter, text))
                AddError(parameter.Name, "is a secret and must not stand in a query, which is logged on its way: send it in the body of a POST.");
            else
                AddText(parameter, text);
        }

        if (hasBody)
            await ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        foreach (var parameter in operation.Parameters.Where(parameter => parameter.IsRequired && !_values.ContainsKey(parameter.Name)))
            AddError(parameter.Name, "is missing.");
        if (_errors.Count > 0)
            throw new InvalidRequestException(StatusCodes.Status400BadRequest, Sentence(), _errors);
        return _values;
    }

    private async Task ReadBodyAsync(CancellationToken cancellationToken)
    {
        using var document = await JsonBody.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        if (document is null)
            return;
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw JsonBody.Malformed("The body must be one JSON object, such as {\"name\": \"default\"}.");
        foreach (var member in document.RootElement.EnumerateObject())
        {
            if (!operation.TryGetParameter(member.Name, out var parameter))
                AddUnknown(member.Name);
            else if (request.RouteValues.ContainsKey(parameter.Name))
                AddError(parameter.Name, "is given in the path and must not stand in the body too.");
            else if (member.Value.ValueKind != JsonValueKind.Null)
                AddJson(parameter, member.Value);
        }
    }

    private void AddText(OperationParameter parameter, string text)
    {
        if (TextValues.CanRead(parameter.Type) && TextValues.Read(parameter.Type, text) is { } value)
            Add(parameter, value);
        else
            AddError(parameter.Name, $"must be {TextValues.Form(parameter.Type)}.");
    }

    private void AddJson(OperationParameter parameter, JsonElement element)
    {
        if (!TextValues.CanRead(parameter.Type))
            AddRecord(parameter, element);
        else if (IsWrittenLike(parameter.Type, element.ValueKind))
            AddText(parameter, element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText());
        else
            AddError(parameter.Name, $"must be {TextValues.Form(parameter.Type)}.");
    }

    private static bool IsWrittenLike(Type type, JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.True or JsonValueKind.False => type == typeof(bool),
            JsonValueKind.Number => type.IsPrimitive || type == typeof(decimal),
            JsonValueKind.String => type != typeof(bool) && (!type.IsPrimitive || type.IsEnum) && type != typeof(decimal),
            _ => false,
        };

    private void AddRecord(OperationParameter parameter, JsonElement element)
    {
        try
        {
            Add(parameter, element.Deserialize(EndpointJson.Options.GetTypeInfo(parameter.Type))!);
        }
        catch (JsonException exception)
        {
            // The message of a missing member names it and no value; other messages are replaced by the place alone.
            AddError(parameter.Name, exception.Path is { } path ? $"cannot be read at {path}." : exception.Message);
        }
    }

    private void Add(OperationParameter parameter, object value)
    {
        _values[parameter.Name] = value;
        if (ParameterRules.Check(parameter, value) is { } problem)
            AddError(parameter.Name, problem);
    }

    private void AddUnknown(string name) =>
        AddError(
            name.Length <= 64 ? name : name[..64],
            operation.Parameters is []
                ? "is not known: this operation takes no parameters."
                : $"is not known; there are {string.Join(", ", operation.Parameters.Select(parameter => parameter.Name))}."
        );

    private void AddError(string field, string problem) => _errors[field] = [.. _errors.GetValueOrDefault(field, []), $"{field} {problem}"];

    private string Sentence() => string.Join(' ', _errors.Values.SelectMany(sentences => sentences));
}
