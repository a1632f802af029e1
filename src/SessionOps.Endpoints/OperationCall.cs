namespace SessionOps.Endpoints;

/// <summary>One request to an operation, read and checked.</summary>
/// <param name="sessions">The session service of the host.</param>
/// <param name="progress">Receives progress updates.</param>
/// <param name="values">The values that were given, by the parameters' names.</param>
/// <param name="cancellationToken">Cancelled when the caller hangs up or the host stops waiting.</param>
public sealed class OperationCall(
    ISessionService sessions,
    IProgress<SessionStep>? progress,
    IReadOnlyDictionary<string, object> values,
    CancellationToken cancellationToken
)
{
    /// <summary>The session service of the host.</summary>
    public ISessionService Sessions { get; } = sessions;

    /// <summary>Receives progress updates.</summary>
    public IProgress<SessionStep>? Progress { get; } = progress;

    /// <summary>Cancelled when the caller hangs up or the host stops waiting.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The value of a parameter, or the default without one.</summary>
    public T Value<T>(string name, T defaultValue) => values.TryGetValue(name, out var value) ? (T)value : defaultValue;

    /// <summary>The value of a parameter that the request had to give.</summary>
    public T Required<T>(string name) => (T)values[name];
}
