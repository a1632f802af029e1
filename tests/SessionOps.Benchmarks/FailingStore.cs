using SessionOps.Storage;

namespace SessionOps.Benchmarks;

/// <summary>How a store fails.</summary>
internal enum StoreFault
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It refuses each call at once.</summary>
    Refuses,

    /// <summary>It never answers.</summary>
    Hangs,
}

/// <summary>A store that can be made to fail.</summary>
internal sealed class FailingStore(ISessionStore store) : ISessionStore
{
    private volatile StoreFault _fault;

    /// <summary>How it fails from now on.</summary>
    public StoreFault Fault
    {
        set => _fault = value;
    }

    public string Location => store.Location;

    public Task<StoredSession?> ReadAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(() => store.ReadAsync(name, cancellationToken), cancellationToken);

    public Task<string> WriteAsync(YouTubeSession session, string? expectedVersion, CancellationToken cancellationToken) =>
        CallAsync(() => store.WriteAsync(session, expectedVersion, cancellationToken), cancellationToken);

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(() => store.RemoveAsync(name, cancellationToken), cancellationToken);

    public IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public Task<PoToken?> ReadTokenAsync(string sessionName, string contentBinding, CancellationToken cancellationToken) =>
        CallAsync(() => store.ReadTokenAsync(sessionName, contentBinding, cancellationToken), cancellationToken);

    public Task WriteTokenAsync(string sessionName, PoToken token, CancellationToken cancellationToken) =>
        CallAsync(
            async () =>
            {
                await store.WriteTokenAsync(sessionName, token, cancellationToken);
                return true;
            },
            cancellationToken
        );

    public Task<IRefreshLease?> TryAcquireLeaseAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(() => store.TryAcquireLeaseAsync(name, cancellationToken), cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        if (_fault == StoreFault.Refuses)
            throw new StoreException(ErrorIds.StoreUnavailable, "The store refused the connection.") { IsTransient = true };
        if (_fault == StoreFault.Hangs)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return await call();
    }
}
