using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SessionOps.Endpoints;

/// <summary>Reads an operation's parameters from route, query and JSON body, and names every field that cannot be used.</summary>
internal sealed class RequestReader(HttpRequest request, OperationDescription operation)
{
    // What carries the function key and its name on Azure and in the standalone server.
    private static readonly string[] s_foreignQuery = ["code", "clientId"];

    // More than any operation has parameters: invented members must not become an answer of megabytes.
    private const int MaxErrors = 32;

    private readonly ParameterValues _values = new();
    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    /// <summary>Reads the request.</summary>
    /// <returns>The values that were given.</returns>
    /// <exception cref="InvalidRequestException">Something in it cannot be used.</exception>
    public async Task<ParameterValues> ReadAsync(CancellationToken cancellationToken)
    {
        foreach (var (name, value) in request.RouteValues)
        {
            if (operation.TryGetParameter(name, out var parameter) && value is string text)
                AddProblem(parameter, parameter.Read(text, _values));
        }

        var hasBody = OperationRoute.HasBody(request.Method);
        foreach (var (name, values) in request.Query)
        {
            if (s_foreignQuery.Contains(name, StringComparer.OrdinalIgnoreCase))
                continue;
            if (!operation.TryGetParameter(name, out var parameter))
                AddUnknown(name);
            else if (hasBody)
                AddError(parameter.Name, "belongs in the JSON body, not in the query.");
            else if (values is not [{ } text])
                AddError(parameter.Name, "is given more than once.");
            else if (parameter.IsSecretIn(text))
                AddError(parameter.Name, "is a secret and must not be in a query, because queries are logged: send it in the body of a POST.");
            else
                AddProblem(parameter, parameter.Read(text, _values));
        }

        if (hasBody)
            await ReadBodyAsync(cancellationToken).ConfigureAwait(false);
        foreach (var parameter in operation.RequiredParameters)
        {
            if (!_values.Has(parameter))
                AddError(parameter.Name, "is missing.");
        }

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
                AddError(parameter.Name, "is given in the path and must not be in the body too.");
            else if (member.Value.ValueKind != JsonValueKind.Null)
                AddProblem(parameter, parameter.Read(member.Value, _values));
        }
    }

    private void AddProblem(OperationParameter parameter, string? problem)
    {
        if (problem is not null)
            AddError(parameter.Name, problem);
    }

    private void AddUnknown(string name) =>
        AddError(
            name.Length <= 64 ? name : name[..64],
            operation.Parameters is []
                ? "is not known: this operation takes no parameters."
                : $"is not known; there are {string.Join(", ", operation.Parameters.Select(parameter => parameter.Name))}."
        );

    private void AddError(string field, string problem)
    {
        if (_errors.Count < MaxErrors)
            _errors[field] = [.. _errors.GetValueOrDefault(field, []), $"{field} {problem}"];
    }

    private string Sentence() => string.Join(' ', _errors.Values.SelectMany(sentences => sentences));
}
