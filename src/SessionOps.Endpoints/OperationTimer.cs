namespace SessionOps.Endpoints;

/// <summary>Runs operations for timers, which do not read their results.</summary>
public static class OperationTimer
{
    /// <summary>Runs a stream of results to its end.</summary>
    public static async Task DrainAsync<T>(IAsyncEnumerable<T> results, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(results);
        await foreach (var _ in results.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            // Each result is logged by the service itself.
        }
    }
}
