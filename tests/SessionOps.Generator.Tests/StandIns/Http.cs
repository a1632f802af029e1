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

public abstract class OperationParameter(string name, Type type)
{
    public string Name { get; } = name;
    public Type Type { get; } = type;
    public required string Summary { get; init; }
    public bool IsRequired { get; init; }
    public object? Default { get; init; }
    public bool IsSecret { get; init; }
    public string? SecretUnless { get; init; }
}

public abstract class OperationParameter<T>(string name) : OperationParameter(name, typeof(T))
    where T : notnull;

public sealed class TextParameter(string name) : OperationParameter<string>(name)
{
    public bool NotEmpty { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public string? Pattern { get; init; }
    public string? PatternMessage { get; init; }
    public IReadOnlyList<string>? AllowedValues { get; init; }
}

public sealed class NumberParameter<T>(string name) : OperationParameter<T>(name)
    where T : struct, System.Numerics.INumber<T>
{
    public double? Minimum { get; init; }
    public double? Maximum { get; init; }
}

public sealed class BooleanParameter(string name) : OperationParameter<bool>(name);

public sealed class EnumParameter<T>(string name) : OperationParameter<T>(name)
    where T : struct, Enum;

public sealed class DateTimeOffsetParameter(string name) : OperationParameter<DateTimeOffset>(name);

public sealed class TimeSpanParameter(string name) : OperationParameter<TimeSpan>(name);

public sealed class GuidParameter(string name) : OperationParameter<Guid>(name);

public sealed class UriParameter(string name) : OperationParameter<Uri>(name);

public sealed class RecordParameter<T>(string name) : OperationParameter<T>(name)
    where T : notnull;

public sealed record OperationRoute(string Method, string Template);

public sealed record OperationResult(Type Type, string Summary)
{
    public bool IsStream { get; init; }
}

public sealed class OperationCall(ISessionService sessions)
{
    public ISessionService Sessions { get; } = sessions;
    public IProgress<SessionStep>? Progress { get; }
    public CancellationToken CancellationToken { get; }

    public T Required<T>(OperationParameter<T> parameter)
        where T : notnull => throw new NotSupportedException();

    public T Value<T>(OperationParameter<T> parameter, T defaultValue)
        where T : notnull => defaultValue;

    public T? Optional<T>(OperationParameter<T> parameter)
        where T : class => null;

    public T? OptionalValue<T>(OperationParameter<T> parameter)
        where T : struct => null;
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
