using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using SessionOps.Storage;

namespace SessionOps.Sessions;

/// <summary>A store that is watched: whether it answers is known, counted, and logged once when it changes.</summary>
internal sealed class GuardedSessionStore(ISessionStore store, SessionOpsMetrics metrics, TimeProvider timeProvider, ILogger logger) : ISessionStore
{
    // A storage that is throttling asks for seconds; one that asks for years is broken.
    private static readonly TimeSpan s_maxRetryAfter = TimeSpan.FromMinutes(5);

    // How often a store that did not answer is asked again; its callers are served from memory meanwhile.
    private readonly Pause _probes = new(TimeSpan.FromSeconds(5), timeProvider);
    private string? _problem;

    public string Location => store.Location;

    /// <summary>Why the store did not answer the last time; null when it did.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>Whether the store did not answer the last time it was asked.</summary>
    public bool IsAway => Problem is not null;

    /// <summary>Whether the error says that the store is unavailable or throttled, so that memory may serve meanwhile; other errors need a user to act.</summary>
    public static bool MeansAway(StoreException error) => error.IsTransient || error.ErrorId == ErrorIds.StoreUnavailable;

    /// <summary>Whether it is time to ask an unavailable store again; true for one caller in each interval.</summary>
    public bool TryBeginProbe() => IsAway && _probes.TryBegin();

    public Task<StoredSession?> ReadAsync(string name, CancellationToken cancellationToken) =>
        CallAsync("read", () => store.ReadAsync(name, cancellationToken));

    public Task<string> WriteAsync(YouTubeSession session, string? expectedVersion, CancellationToken cancellationToken) =>
        CallAsync("write", () => store.WriteAsync(session, expectedVersion, cancellationToken));

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => CallAsync("remove", () => store.RemoveAsync(name, cancellationToken));

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var names = store.ListAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await CallAsync("list", () => names.MoveNextAsync().AsTask()).ConfigureAwait(false))
            yield return names.Current;
    }

    public Task<PoToken?> ReadTokenAsync(string sessionName, string contentBinding, CancellationToken cancellationToken) =>
        CallAsync("read token", () => store.ReadTokenAsync(sessionName, contentBinding, cancellationToken));

    public Task WriteTokenAsync(string sessionName, PoToken token, CancellationToken cancellationToken) =>
        CallAsync(
            "write token",
            async () =>
            {
                await store.WriteTokenAsync(sessionName, token, cancellationToken).ConfigureAwait(false);
                return true;
            }
        );

    public Task<IRefreshLease?> TryAcquireLeaseAsync(string name, CancellationToken cancellationToken) =>
        CallAsync<IRefreshLease?>(
            "lease",
            async () => await store.TryAcquireLeaseAsync(name, cancellationToken).ConfigureAwait(false) is { } lease ? new GuardedLease(this, lease) : null
        );

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task<T> CallAsync<T>(string verb, Func<Task<T>> call)
    {
        using var span = SessionOpsActivities.Source.StartActivity($"store {verb}");
        try
        {
            var result = await call().ConfigureAwait(false);
            if (Interlocked.Exchange(ref _problem, null) is not null)
                logger.LogInformation("The store {Location} answers again", store.Location);
            return result;
        }
        catch (StoreException error)
        {
            metrics.StoreFailed(error.ErrorId);
            span?.SetStatus(ActivityStatusCode.Error, error.ErrorId);
            if (MeansAway(error))
                Fail(error);
            throw;
        }
    }

    private void Fail(StoreException error)
    {
        _probes.Begin(error.RetryAfter > s_maxRetryAfter ? s_maxRetryAfter : error.RetryAfter ?? TimeSpan.Zero);
        if (Interlocked.Exchange(ref _problem, error.Message) is null)
            logger.LogWarning("The store {Location} does not answer: {Message}", store.Location, error.Message);
    }

    private sealed class GuardedLease(GuardedSessionStore store, IRefreshLease lease) : IRefreshLease
    {
        public CancellationToken Lost => lease.Lost;

        public Task<string> WriteAsync(YouTubeSession session, CancellationToken cancellationToken) =>
            store.CallAsync("write", () => lease.WriteAsync(session, cancellationToken));

        public ValueTask DisposeAsync() => lease.DisposeAsync();
    }
}
