using Microsoft.Extensions.Time.Testing;

namespace SessionOps.Storage.Tests;

/// <summary>The file store under several processes, and under processes that are killed.</summary>
public sealed class FileStoreProcessTests : IAsyncLifetime
{
    // docs/reliability.md has the figure of a hundred.
    private static readonly int s_kills = int.TryParse(Environment.GetEnvironmentVariable("SESSIONOPS_KILLS"), out var kills) ? kills : 8;

    private readonly TemporaryFolder _folder = new();

    private FileSessionStore Store { get; set; } = null!;

    public Task InitializeAsync()
    {
        Store = new FileSessionStore(_folder.Path, TimeProvider.System);
        return Store.WriteAsync(Samples.Session(), null, default);
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Delete();
    }

    [Fact]
    public async Task Four_processes_lose_no_increment()
    {
        var workers = Enumerable.Range(0, 4).Select(_ => WorkerProcess.Start(_folder.Path, null, "increment", "50")).ToList();
        foreach (var worker in workers)
            Assert.Equal(0, await worker.EndsAsync());
        foreach (var worker in workers)
            await worker.DisposeAsync();

        Assert.Equal("200", (await Store.ReadAsync("default", default))!.Session.EventId);
    }

    [Fact]
    public async Task A_writer_that_is_killed_at_any_moment_leaves_a_whole_session()
    {
        var before = 0;
        for (var round = 0; round < s_kills; round++)
        {
            await using var worker = WorkerProcess.Start(_folder.Path, null, "rewrite");
            // A different number of writes each time, so that the kill meets different moments of the next one.
            for (var i = 0; i <= 3 * (round % 8); i++)
                Assert.Equal("written", await worker.SaysAsync());
            await worker.KillAsync();

            var read = await Store.ReadAsync("default", default);
            var after = int.Parse(read!.Session.EventId!, System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(after >= before + (3 * (round % 8)) + 1, $"{after} follows {before}: a write that was reported is lost.");
            before = after;
        }

        await using var next = new FileSessionStore(_folder.Path, TimeProvider.System);
        await next.WriteAsync(Samples.Session("another"), null, default);
        Assert.Equal(
            ["another.json", "default.json"],
            Directory.GetFiles(Path.Combine(_folder.Path, "sessions")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_holder_that_was_suspended_overwrites_nothing(bool nextHasWritten)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no such signals.");
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var store = new FileSessionStore(_folder.Path, time);
        await using var holder = WorkerProcess.Start(_folder.Path, null, "refresh");
        Assert.Equal("held", await holder.SaysAsync());
        await holder.SignalAsync("STOP");

        Assert.Null(await store.TryAcquireLeaseAsync("default", default));
        time.Advance(TimeSpan.FromMinutes(1));
        await using var lease = (await store.TryAcquireLeaseAsync("default", default))!;
        if (nextHasWritten)
            await lease.WriteAsync(Samples.Session() with { EventId = "next" }, default);
        await holder.SignalAsync("CONT");
        await holder.GoOnAsync();

        Assert.Equal(ErrorIds.StoreConflict, await holder.SaysAsync());
        if (!nextHasWritten)
            await lease.WriteAsync(Samples.Session() with { EventId = "next" }, default);
        Assert.Equal("next", (await Store.ReadAsync("default", default))!.Session.EventId);
    }

    [Fact]
    public async Task A_holder_that_shows_life_keeps_the_lease()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var store = new FileSessionStore(_folder.Path, time);
        await using var other = new FileSessionStore(_folder.Path, time);
        await using var lease = (await store.TryAcquireLeaseAsync("default", default))!;

        for (var i = 0; i < 30; i++)
        {
            Assert.Null(await other.TryAcquireLeaseAsync("default", default));
            time.Advance(TimeSpan.FromSeconds(4));
        }

        await lease.WriteAsync(Samples.Session(), default);
    }

    [Fact]
    public async Task Removing_names_that_nobody_keeps_leaves_nothing_behind()
    {
        var before = Files();

        for (var i = 0; i < 2000; i++)
            Assert.False(await Store.RemoveAsync($"name{i}", default));

        Assert.Equal(before, Files());

        string[] Files() => [.. Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task Names_that_come_and_go_share_a_few_lock_files()
    {
        for (var i = 0; i < 100; i++)
        {
            await Store.WriteAsync(Samples.Session($"name{i}"), null, default);
            Assert.True(await Store.RemoveAsync($"name{i}", default));
        }

        Assert.InRange(Directory.GetFiles(Path.Combine(_folder.Path, "locks")).Length, 1, 64);
    }

    [Fact]
    public async Task Removing_a_session_removes_its_lease_file()
    {
        await using (var lease = (await Store.TryAcquireLeaseAsync("default", default))!)
            await lease.WriteAsync(Samples.Session(), default);

        await Store.RemoveAsync("default", default);

        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Path, "locks"), "*.lease"));
    }

    [Fact]
    public async Task A_killed_holder_loses_the_lease_at_once()
    {
        await using var holder = WorkerProcess.Start(_folder.Path, null, "hold");
        Assert.Equal("held", await holder.SaysAsync());
        Assert.Null(await Store.TryAcquireLeaseAsync("default", default));

        await holder.KillAsync();

        await using var lease = await Store.TryAcquireLeaseAsync("default", default);
        Assert.NotNull(lease);
    }
}
