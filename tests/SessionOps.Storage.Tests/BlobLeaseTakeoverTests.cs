using SessionOps.Storage.Blobs;
using SessionOps.Testing;

namespace SessionOps.Storage.Tests;

/// <summary>Leases in real time, which only the storage's own clock can end.</summary>
public sealed class BlobLeaseTakeoverTests
{
    [SkippableFact]
    public async Task A_killed_holder_loses_the_lease_within_its_time_and_a_living_one_keeps_it()
    {
        Skip.If(Azurite.Obstacle is not null, Azurite.Obstacle);
        var options = new SessionOpsOptions { Store = (await Azurite.SharedAsync()).ConnectionString, Container = "test-" + Guid.NewGuid().ToString("N") };
        await using var store = BlobSessionStore.Create(options, TimeProvider.System);
        await using var living = (await store.TryAcquireLeaseAsync("living", default))!;
        await using var holder = WorkerProcess.Start(options.Store, options.Container, "hold");
        Assert.Equal("held", await holder.SaysAsync());
        Assert.Null(await store.TryAcquireLeaseAsync("default", default));

        await holder.KillAsync();
        var killed = TimeProvider.System.GetTimestamp();
        IRefreshLease? lease;
        while ((lease = await store.TryAcquireLeaseAsync("default", default)) is null)
            await Task.Delay(200);

        await using (lease)
        {
            // A second for the storage to notice, and to be asked again.
            Assert.InRange(TimeProvider.System.GetElapsedTime(killed), TimeSpan.Zero, BlobSessionStore.LeaseDuration + TimeSpan.FromSeconds(5));
            await lease.WriteAsync(Samples.Session(), default);
        }

        // As old as the killed one's at least, and renewed meanwhile.
        Assert.Null(await store.TryAcquireLeaseAsync("living", default));
        await living.WriteAsync(Samples.Session("living"), default);
    }
}
