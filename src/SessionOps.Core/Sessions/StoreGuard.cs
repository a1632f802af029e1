using Microsoft.Extensions.Logging;
using SessionOps.Storage;

namespace SessionOps.Sessions;

/// <summary>Remembers whether the store answers, and says so once when that changes.</summary>
internal sealed class StoreGuard(ISessionStore store, SessionOpsMetrics metrics, ILogger logger)
{
    private string? _problem;

    /// <summary>Why the store did not answer the last time; null when it did.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    public async Task<T> CallAsync<T>(Func<ISessionStore, Task<T>> call)
    {
        try
        {
            var result = await call(store).ConfigureAwait(false);
            if (Interlocked.Exchange(ref _problem, null) is not null)
                logger.LogInformation("The store {Location} answers again", store.Location);
            return result;
        }
        catch (StoreException error)
        {
            metrics.StoreFailed(error.ErrorId);
            if (IsAway(error) && Interlocked.Exchange(ref _problem, error.Message) is null)
                logger.LogWarning("The store {Location} does not answer: {Message}", store.Location, error.Message);
            throw;
        }
    }

    /// <summary>Whether the store is away or throttled, so that memory may serve meanwhile; other errors need somebody to act.</summary>
    public static bool IsAway(StoreException error) => error.IsTransient || error.ErrorId == ErrorIds.StoreUnavailable;
}
