using System.Globalization;
using SessionOps.Storage.Blobs;
using SessionOps.Testing;

namespace SessionOps.Storage.Tests;

/// <summary>A container under processes that are killed or suspended, in real time: the storage's own clock ends leases.</summary>
public sealed class BlobStoreProcessTests : IAsyncLifetime
{
    // docs/reliability.md has the figure of a hundred.
    private static readonly int s_kills = int.TryParse(Environment.GetEnvironmentVariable("SESSIONOPS_KILLS"), out var kills) ? kills : 3;

    private BlobSessionStore Store { get; set; } = null!;

    private SessionOpsOptions Options { get; set; } = null!;

    public async Task InitializeAsync()
    {
        if (Azurite.Obstacle is not null)
            return;
        Options = new SessionOpsOptions { Store = (await Azurite.SharedAsync()).ConnectionString, Container = "test-" + Guid.NewGuid().ToString("N") };
        Store = BlobSessionStore.Create(Options, TimeProvider.System);
        await Store.WriteAsync(Samples.Session(), null, default);
    }

    public async Task DisposeAsync()
    {
        if (Store is not null)
            await Store.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_writer_that_is_killed_at_any_moment_leaves_a_whole_session()
    {
        Skip.If(Azurite.Obstacle is not null, Azurite.Obstacle);
        var before = 0;
        for (var round = 0; round < s_kills; round++)
        {
            var writes = 1 + (3 * (round % 8));
            await using var worker = WorkerProcess.Start(Options.Store!, Options.Container, "rewrite");
            for (var i = 0; i < writes; i++)
                Assert.Equal("written", await worker.SaysAsync());
            await worker.KillAsync();

            var after = int.Parse((await Store.ReadAsync("default", default))!.Session.EventId!, CultureInfo.InvariantCulture);
            Assert.True(after >= before + writes, $"{after} follows {before}: a write that was reported is lost.");
            before = after;
        }

        Assert.Equal(["default"], await Store.ListAsync(default).ToListAsync());
    }

    [SkippableFact]
    public async Task A_holder_that_was_suspended_overwrites_nothing()
    {
        Skip.If(Azurite.Obstacle is not null, Azurite.Obstacle);
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signals.");
        await using var holder = WorkerProcess.Start(Options.Store!, Options.Container, "refresh");
        Assert.Equal("held", await holder.SaysAsync());
        await holder.SignalAsync("STOP");

        IRefreshLease? lease;
        while ((lease = await Store.TryAcquireLeaseAsync("default", default)) is null)
            await Task.Delay(200);
        await using (lease)
            await lease.WriteAsync(Samples.Session() with { EventId = "next" }, default);
        await holder.SignalAsync("CONT");
        await holder.GoOnAsync();

        Assert.Equal(ErrorIds.StoreConflict, await holder.SaysAsync());
        Assert.Equal("next", (await Store.ReadAsync("default", default))!.Session.EventId);
    }
}
