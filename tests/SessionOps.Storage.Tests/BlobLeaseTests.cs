using Azure.Storage.Blobs.Specialized;
using SessionOps.Storage.Blobs;

namespace SessionOps.Storage.Tests;

/// <summary>How a lease of the blob store is lost, without waiting for it.</summary>
public sealed class BlobLeaseTests : BlobStoreFixture
{
    [SkippableFact]
    public async Task A_lease_that_another_took_over_writes_nothing_and_is_lost()
    {
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;
        await BreakAsync();
        await using var next = (await Store.TryAcquireLeaseAsync("default", default))!;

        var e = await Assert.ThrowsAsync<StoreException>(() => lease.WriteAsync(Samples.Session(eventId: "late"), default));

        Assert.Equal(ErrorIds.StoreConflict, e.ErrorId);
        Assert.True(lease.Lost.IsCancellationRequested);
        Assert.Null(await Store.ReadAsync("default", default));
        await next.WriteAsync(Samples.Session(), default);
    }

    [SkippableFact]
    public async Task A_lease_that_another_took_over_is_lost_at_the_next_renewal()
    {
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;
        var lost = LossOf(lease);
        await BreakAsync();

        Time.Advance(BlobSessionStore.LeaseDuration / 2);

        await lost;
    }

    [SkippableFact]
    public async Task A_lease_that_was_not_renewed_in_time_is_lost_without_asking()
    {
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;
        var lost = LossOf(lease);

        Time.Advance(BlobSessionStore.LeaseDuration);

        await lost;
        var e = await Assert.ThrowsAsync<StoreException>(() => lease.WriteAsync(Samples.Session(), default));
        Assert.Equal(ErrorIds.StoreConflict, e.ErrorId);
    }

    [SkippableFact]
    public async Task A_lease_outlasts_failing_renewals_until_its_end()
    {
        using var network = new FaultyNetwork();
        await using var store = Open(network);
        await using var lease = (await store.TryAcquireLeaseAsync("default", default))!;
        var lost = LossOf(lease);
        network.Fault = _ => throw new HttpRequestException("The network is down.");

        // The renewal that this starts fails; the lease is good for another half of its time.
        Time.Advance(BlobSessionStore.LeaseDuration / 2);
        await network.Faulted;
        Assert.False(lease.Lost.IsCancellationRequested);

        network.Fault = null;
        await lease.WriteAsync(Samples.Session(), default);
        Time.Advance(BlobSessionStore.LeaseDuration * 2);
        await lost;
    }

    [SkippableFact]
    public async Task A_clock_that_is_set_does_not_lose_the_lease()
    {
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;

        // The wall clock jumps a year; no time passes.
        Time.AdjustTime(Time.GetUtcNow().AddYears(1));

        await lease.WriteAsync(Samples.Session(), default);
        Assert.False(lease.Lost.IsCancellationRequested);
    }

    private static Task LossOf(IRefreshLease lease)
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lease.Lost.Register(lost.SetResult);
        return lost.Task;
    }

    private async Task BreakAsync() => await Container.GetBlobClient(BlobStoreLayout.Lease("default")).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
}
