using SessionOps.Storage;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>A store whose connection can be cut.</summary>
internal sealed class CuttableStore(ISessionStore store) : ISessionStore
{
    public bool IsCut { get; set; }

    /// <summary>Thrown by every write.</summary>
    public StoreException? WriteFailure { get; set; }

    /// <summary>What a read waits for.</summary>
    public Task Answering { get; set; } = Task.CompletedTask;

    public string Location => "the store";

    private ISessionStore Store => IsCut ? throw new StoreException(ErrorIds.StoreUnavailable, "The store did not answer.") { IsTransient = true } : store;

    public async Task<StoredSession?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await Answering;
        return await Store.ReadAsync(name, cancellationToken);
    }

    public async Task<string> WriteAsync(YouTubeSession session, string? expectedVersion, CancellationToken cancellationToken) =>
        WriteFailure is null ? await Store.WriteAsync(session, expectedVersion, cancellationToken) : throw WriteFailure;

    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken) => await Store.RemoveAsync(name, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken) => Store.ListAsync(cancellationToken);

    public async Task<PoToken?> ReadTokenAsync(string sessionName, string contentBinding, CancellationToken cancellationToken) =>
        await Store.ReadTokenAsync(sessionName, contentBinding, cancellationToken);

    public async Task WriteTokenAsync(string sessionName, PoToken token, CancellationToken cancellationToken) =>
        await Store.WriteTokenAsync(sessionName, token, cancellationToken);

    public async Task<IRefreshLease?> TryAcquireLeaseAsync(string name, CancellationToken cancellationToken) =>
        await Store.TryAcquireLeaseAsync(name, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
