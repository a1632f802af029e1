namespace SessionOps.Endpoints;

/// <summary>The words of HTTP: operations by their routes, settings by their environment names.</summary>
public static class HttpWording
{
    private static readonly Dictionary<string, string> s_routes = OperationEndpoints
        .All.Where(operation => operation.Routes.Count > 0)
        .ToDictionary(
            operation => $"{operation.Verb}-{operation.Noun}",
            operation => $"{operation.Routes[0].Method} /api/{operation.Routes[0].Template}",
            StringComparer.Ordinal
        );

    /// <summary>Says what to do in these words.</summary>
    public static Wording Instance { get; } = new(static _ => null, name => s_routes.GetValueOrDefault(name));
}
