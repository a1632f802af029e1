using System.Runtime.CompilerServices;
using SessionOps.Storage;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>What a store is asked to do.</summary>
public enum StoreCall
{
    Read,
    Write,
    List,
    Remove,
    Lease,
    LeaseWrite,
    ReadToken,
    WriteToken,
}

/// <summary>A store of which one call fails.</summary>
internal sealed class FaultyStore(ISessionStore store) : ISessionStore
{
    /// <summary>The call that fails, and how; null for none.</summary>
    public (StoreCall Call, Func<CancellationToken, Task> Fault)? Fault { get; set; }

    public string Location => "the store";

    public Task<StoredSession?> ReadAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(StoreCall.Read, () => store.ReadAsync(name, cancellationToken), cancellationToken);

    public Task<string> WriteAsync(YouTubeSession session, string? expectedVersion, CancellationToken cancellationToken) =>
        CallAsync(StoreCall.Write, () => store.WriteAsync(session, expectedVersion, cancellationToken), cancellationToken);

    public Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(StoreCall.Remove, () => store.RemoveAsync(name, cancellationToken), cancellationToken);

    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await CallAsync(StoreCall.List, () => Task.FromResult(true), cancellationToken);
        await foreach (var name in store.ListAsync(cancellationToken))
            yield return name;
    }

    public Task<PoToken?> ReadTokenAsync(string sessionName, string contentBinding, CancellationToken cancellationToken) =>
        CallAsync(StoreCall.ReadToken, () => store.ReadTokenAsync(sessionName, contentBinding, cancellationToken), cancellationToken);

    public Task WriteTokenAsync(string sessionName, PoToken token, CancellationToken cancellationToken) =>
        CallAsync(
            StoreCall.WriteToken,
            async () =>
            {
                await store.WriteTokenAsync(sessionName, token, cancellationToken);
                return true;
            },
            cancellationToken
        );

    public Task<IRefreshLease?> TryAcquireLeaseAsync(string name, CancellationToken cancellationToken) =>
        CallAsync<IRefreshLease?>(
            StoreCall.Lease,
            async () => await store.TryAcquireLeaseAsync(name, cancellationToken) is { } lease ? new FaultyLease(this, lease) : null,
            cancellationToken
        );

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task<T> CallAsync<T>(StoreCall call, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (Fault is { } fault && fault.Call == call)
            await fault.Fault(cancellationToken);
        return await work();
    }

    private sealed class FaultyLease(FaultyStore store, IRefreshLease lease) : IRefreshLease
    {
        public CancellationToken Lost => lease.Lost;

        public Task<string> WriteAsync(YouTubeSession session, CancellationToken cancellationToken) =>
            store.CallAsync(StoreCall.LeaseWrite, () => lease.WriteAsync(session, cancellationToken), cancellationToken);

        public ValueTask DisposeAsync() => lease.DisposeAsync();
    }
}
