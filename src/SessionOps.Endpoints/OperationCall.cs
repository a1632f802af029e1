namespace SessionOps.Endpoints;

/// <summary>One request to an operation, read and checked.</summary>
public sealed class OperationCall
{
    private readonly ParameterValues _values;

    internal OperationCall(ISessionService sessions, IProgress<SessionStep>? progress, ParameterValues values, CancellationToken cancellationToken) =>
        (Sessions, Progress, _values, CancellationToken) = (sessions, progress, values, cancellationToken);

    /// <summary>The session service of the host.</summary>
    public ISessionService Sessions { get; }

    /// <summary>Receives progress updates.</summary>
    public IProgress<SessionStep>? Progress { get; }

    /// <summary>Cancelled when the caller disconnects or the host stops waiting.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>The value of a parameter that the request had to give.</summary>
    public T Required<T>(OperationParameter<T> parameter)
        where T : notnull =>
        _values.TryGet(parameter, out var value) ? value : throw new ArgumentException($"{parameter?.Name} is not required of callers.", nameof(parameter));

    /// <summary>The value of a parameter, or the default without one.</summary>
    public T Value<T>(OperationParameter<T> parameter, T defaultValue)
        where T : notnull => _values.TryGet(parameter, out var value) ? value : defaultValue;

    /// <summary>The object of a parameter, or null without one.</summary>
    public T? Optional<T>(OperationParameter<T> parameter)
        where T : class => _values.TryGet(parameter, out var value) ? value : null;

    /// <summary>The value of a parameter, or null without one.</summary>
    public T? OptionalValue<T>(OperationParameter<T> parameter)
        where T : struct => _values.TryGet(parameter, out var value) ? value : null;
}
