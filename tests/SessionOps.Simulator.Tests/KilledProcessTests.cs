using System.Diagnostics;
using SessionOps.Hosting;
using SessionOps.Simulator.Faults;
using SessionOps.Storage;

namespace SessionOps.Simulator.Tests;

/// <summary>A process that is killed at a stage of its refresh, where it stands still: the next one serves what is stored, and refreshes it.</summary>
public sealed class KilledProcessTests
{
    [Theory]
    [InlineData("Page")]
    [InlineData("AttGet")]
    [InlineData("Create")]
    [InlineData("Interpreter")]
    [InlineData("Engine")]
    [InlineData("Snapshot")]
    [InlineData("GenerateIT")]
    [InlineData("StoreWrite")]
    public async Task The_next_process_serves_what_is_stored_and_refreshes_it(string stage)
    {
        var place = stage is "AttGet" or "Create" ? ChallengePlace.None : ChallengePlace.Current;
        await using var world = await EndToEnd.StartAsync(new SimulatorOptions { ChallengePlace = place });
        var stored = await world.NewSessionAsync();

        await KillAtAsync(stage, world);

        world.Simulator.State.Faults.Clear();
        await using var next = SessionServices.Create(world.Options);
        Assert.Equal(stored.VisitorData, (await next.GetSessionAsync(new SessionRequest(), null, CancellationToken.None)).VisitorData);
        YouTubeSession? refreshed = null;
        await foreach (var session in next.RefreshAsync("default", force: true, progress: null, CancellationToken.None))
            refreshed = session;
        Assert.NotNull(refreshed);
        Assert.NotEqual(stored.VisitorData, refreshed.VisitorData);
        var verdict = world.Simulator.State.VerifyToken(refreshed.PoToken.Value, refreshed.VisitorData);
        Assert.True(verdict.IsValid, verdict.Reason);
        await using var store = new FileSessionStore(world.Options.Store!, TimeProvider.System);
        Assert.Equal(refreshed.VisitorData, (await store.ReadAsync("default", CancellationToken.None))?.Session.VisitorData);
        Assert.Empty(Directory.GetFiles(world.Folder, "*.tmp", SearchOption.AllDirectories));
        Assert.Empty(Directory.GetFiles(world.Folder, "*.trying", SearchOption.AllDirectories));
    }

    private static async Task KillAtAsync(string stage, EndToEnd world)
    {
        var state = world.Simulator.State;
        foreach (var fault in FaultsAt(stage))
            state.Faults.Add(fault);
        var (pages, interpreters, granted) = (state.Pages, Interpreters(world), state.Granted);
        using var process = Start(world);
        switch (stage)
        {
            case "Engine" or "Snapshot":
                // Kept on disk before it runs: a process that is killed earlier leaves the beginning of a file.
                await UntilAsync(process, () => Interpreters(world) > interpreters);
                break;
            case "StoreWrite":
                // It holds its lease by then, and has its script before it.
                await UntilAsync(process, () => state.Pages > pages);
                using (await FileLock.AcquireAsync(new FileStoreLayout(world.Options.Store!).Lock("default"), CancellationToken.None))
                {
                    await UntilAsync(process, () => state.Granted > granted);
                    await KillAsync(process);
                }

                return;
            default:
                await UntilAsync(process, () => state.Faults.All.All(static fault => fault.Kind != FaultKind.Latency));
                break;
        }

        await KillAsync(process);
    }

    private static int Interpreters(EndToEnd world) => Directory.GetFiles(world.Options.CacheFolder!, "*.js", SearchOption.AllDirectories).Length;

    // The one request that is never answered tells that the process has come so far.
    private static IEnumerable<Fault> FaultsAt(string stage) =>
        stage switch
        {
            "Page" => [Never("/")],
            "AttGet" => [Never("/youtubei/v1/att/get")],
            "Create" => [new Fault(FaultKind.NoChallenge), Never("/api/jnn/v1/Create")],
            "Interpreter" => [Never("/js/th")],
            "Engine" => [new Fault(FaultKind.EndlessLoop)],
            "Snapshot" => [new Fault(FaultKind.SnapshotNeverSettles)],
            "GenerateIT" => [Never("/api/jnn/v1/GenerateIT")],
            _ => [],
        };

    private static Fault Never(string path) => new(FaultKind.Latency, path, Count: 1, Seconds: 3600);

    private static Process Start(EndToEnd world)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "SessionOps.Simulator.Tests.dll")]
        );
        start.Environment["SessionOps__YouTubeUrl"] = world.Simulator.Url.ToString();
        start.Environment["SessionOps__InterpreterHosts"] = world.Simulator.Url.Authority;
        start.Environment["SessionOps__Store"] = world.Options.Store;
        start.Environment["SessionOps__CacheFolder"] = world.Options.CacheFolder;
        return Process.Start(start)!;
    }

    private static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task UntilAsync(Process process, Func<bool> condition)
    {
        while (!condition())
        {
            Assert.False(process.HasExited, "The process ended by itself.");
            await Task.Delay(10);
        }
    }
}
