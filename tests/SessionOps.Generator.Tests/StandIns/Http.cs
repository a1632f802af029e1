using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SessionOps.Endpoints;

// Stand-ins for the hand-written types of src/SessionOps.Endpoints: the signatures that generated endpoints call.
#pragma warning disable CS1591 // Documented where they are real.
public sealed record OperationDescription
{
    public string Name => Verb + Noun;
    public required string Verb { get; init; }
    public required string Noun { get; init; }
    public required string Summary { get; init; }
    public string? Remarks { get; init; }
    public IReadOnlyList<OperationParameter> Parameters { get; init; } = [];
    public IReadOnlyList<OperationRoute> Routes { get; init; } = [];
    public required OperationResult Result { get; init; }
    public string? Timer { get; init; }
    public Func<ISessionService, CancellationToken, Task>? Scheduled { get; init; }
    public bool ChangesState { get; init; }
}

public sealed record OperationParameter(string Name, Type Type)
{
    public required string Summary { get; init; }
    public bool IsRequired { get; init; }
    public bool NotEmpty { get; init; }
    public object? Default { get; init; }
    public double? Minimum { get; init; }
    public double? Maximum { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public string? Pattern { get; init; }
    public string? PatternMessage { get; init; }
    public IReadOnlyList<string>? AllowedValues { get; init; }
    public bool IsSecret { get; init; }
    public string? SecretUnless { get; init; }
}

public sealed record OperationRoute(string Method, string Template);

public sealed record OperationResult(Type Type, string Summary)
{
    public bool IsStream { get; init; }
}

public sealed class OperationCall(ISessionService sessions, IReadOnlyDictionary<string, object> values)
{
    public ISessionService Sessions { get; } = sessions;
    public IProgress<SessionStep>? Progress { get; }
    public CancellationToken CancellationToken { get; }

    public T Value<T>(string name, T defaultValue) => values.TryGetValue(name, out var value) ? (T)value : defaultValue;

    public T Required<T>(string name) => (T)values[name];
}

public static class OperationEndpoint
{
    public static Task InvokeAsync<T>(HttpContext context, OperationDescription operation, Func<OperationCall, Task<T>> invoke) => Task.CompletedTask;

    public static Task InvokeAsync<T>(HttpContext context, OperationDescription operation, Func<OperationCall, IAsyncEnumerable<T>> invoke) =>
        Task.CompletedTask;

    public static Task InvokeAsync<T>(HttpContext context, OperationDescription operation, Func<OperationCall, T> invoke) => Task.CompletedTask;

    public static Task InvokeAsync(HttpContext context, OperationDescription operation, Func<OperationCall, Task> invoke) => Task.CompletedTask;
}

public static class OperationTimer
{
    public static Task DrainAsync<T>(IAsyncEnumerable<T> results, CancellationToken cancellationToken) => Task.CompletedTask;
}

public static class OperationRouting
{
    public static void MapOperation(this IEndpointRouteBuilder routes, OperationDescription operation, RequestDelegate handler) { }
}
#pragma warning restore CS1591
