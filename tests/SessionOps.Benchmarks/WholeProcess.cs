using System.Diagnostics;
using System.Globalization;
using SessionOps.Scripting;

namespace SessionOps.Benchmarks;

/// <summary>Runs for a timer outside the process, and for figures that need a process of their own.</summary>
internal static class WholeProcess
{
    /// <summary>From nothing to the first snapshot.</summary>
    public static async Task RunAsync(string engineName, string pair)
    {
        var attestation = new Attestation(engineName, pair);
        await using var world = await attestation.CreateWorldAsync();
        Console.WriteLine(await Attestation.TakeSnapshotAsync(await attestation.SetUpAsync(world)));
    }

    /// <summary>The same again and again, each step's time in milliseconds; the first line is the cold one.</summary>
    public static async Task RepeatAsync(string engineName, string pair, int rounds)
    {
        var attestation = new Attestation(engineName, pair);
        for (var round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            await using var world = await attestation.CreateWorldAsync();
            var created = watch.Elapsed;
            var page = await attestation.SetUpAsync(world);
            var ready = watch.Elapsed;
            var length = await Attestation.TakeSnapshotAsync(page);
            var all = watch.Elapsed;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{engineName} world {created.TotalMilliseconds:0} setup {(ready - created).TotalMilliseconds:0} snapshot {(all - ready).TotalMilliseconds:0} all {all.TotalMilliseconds:0} length {length}"));
        }
    }

    /// <summary>What a warm minter's world keeps alive: managed bytes, and for the process all that is resident.</summary>
    public static async Task MeasureMemoryAsync(string engineName, string pair)
    {
        var attestation = new Attestation(engineName, pair);
        await using (var first = await attestation.CreateWorldAsync())
            await Attestation.TakeSnapshotAsync(await attestation.SetUpAsync(first));
        var (managed, resident) = Alive();
        List<IScriptWorld> worlds = [];
        const int count = 4;
        for (var i = 0; i < count; i++)
        {
            var world = await attestation.CreateWorldAsync();
            await Attestation.TakeSnapshotAsync(await attestation.SetUpAsync(world));
            worlds.Add(world);
        }

        var (managedAfter, residentAfter) = Alive();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{engineName}: each warm world keeps {(managedAfter - managed) / count / 1048576.0:0.0} MB managed, {(residentAfter - resident) / count / 1048576.0:0.0} MB resident"));
        foreach (var world in worlds)
            await world.DisposeAsync();
    }

    private static (long Managed, long Resident) Alive()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }
}
