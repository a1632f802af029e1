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
    public async Task What_somebody_writes_between_the_last_renewal_and_the_write_stays()
    {
        await Store.WriteAsync(Samples.Session(), null, default);
        using var network = new FaultyNetwork();
        await using var store = Open(network);
        await using var lease = (await store.TryAcquireLeaseAsync("default", default))!;
        network.Sending = async request =>
        {
            if (request.Method != HttpMethod.Put || !request.RequestUri!.AbsolutePath.EndsWith("/sessions/default.json", StringComparison.Ordinal))
                return;
            await BreakAsync();
            await using var next = (await Store.TryAcquireLeaseAsync("default", default))!;
            await next.WriteAsync(Samples.Session(eventId: "next"), default);
        };

        var e = await Assert.ThrowsAsync<StoreException>(() => lease.WriteAsync(Samples.Session(eventId: "late"), default));

        Assert.Equal(ErrorIds.StoreConflict, e.ErrorId);
        Assert.Equal("next", (await Store.ReadAsync("default", default))!.Session.EventId);
    }

    [SkippableFact]
    public async Task A_container_that_goes_away_under_a_holder_is_no_lost_lease()
    {
        await using var lease = (await Store.TryAcquireLeaseAsync("default", default))!;
        await Container.DeleteAsync();

        // So that the session is kept in memory until there is a container again.
        var e = await Assert.ThrowsAsync<StoreException>(() => lease.WriteAsync(Samples.Session(), default));

        Assert.Equal(ErrorIds.StoreUnavailable, e.ErrorId);
        Assert.False(lease.Lost.IsCancellationRequested);
        await Store.WriteAsync(Samples.Session(), null, default);
        Assert.NotNull(await Store.ReadAsync("default", default));
    }

    private static Task LossOf(IRefreshLease lease)
    {
        var lost = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lease.Lost.Register(lost.SetResult);
        return lost.Task;
    }

    private async Task BreakAsync() => await Container.GetBlobClient(BlobStoreLayout.Lease("default")).GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
}
