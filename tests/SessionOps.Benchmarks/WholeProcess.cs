using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SessionOps.Scripting;

namespace SessionOps.Benchmarks;

/// <summary>Runs for a timer outside the process, and for figures that need a process of their own.</summary>
internal static class WholeProcess
{
    // A mint takes a fraction of what the clock's step and one garbage collection do.
    private const int Mints = 20;

    /// <summary>From nothing to the first minted token, or to the snapshot where no integrity token was recorded.</summary>
    public static async Task RunAsync(string engineName, string pair)
    {
        var attestation = new Attestation(engineName, pair);
        await using var client = await attestation.SetUpAsync(await attestation.CreateWorldAsync());
        var length = (await Attestation.TakeSnapshotAsync(client)).Length;
        if (await attestation.StartMintingAsync(client))
            length = (await Attestation.MintAsync(client, "first")).Length;
        Console.WriteLine(length);
    }

    /// <summary>The same again and again, each step's time in milliseconds; the first line is the cold one.</summary>
    public static async Task RepeatAsync(string engineName, string pair, int rounds)
    {
        var attestation = new Attestation(engineName, pair);
        for (var round = 0; round < rounds; round++)
        {
            var measured = await MeasureAsync(attestation, engineName, pair, traced: false);
            if (measured.Times is not [var world, var setup, var snapshot, var mint])
                throw new InvalidOperationException(measured.Error);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{engineName} world {world:0} setup {setup:0} snapshot {snapshot:0} all {world + setup + snapshot:0} mint {mint:0.00} length {measured.Length}"
                )
            );
        }
    }

    /// <summary>What each of several worlds gave, as a line of JSON.</summary>
    public static async Task MeasureAsync(string engineName, string pair, int worlds, string? before)
    {
        var attestation = new Attestation(engineName, pair, before is null ? null : await File.ReadAllTextAsync(before));
        for (var world = 0; world < worlds; world++)
            Console.WriteLine(
                JsonSerializer.Serialize(await MeasureAsync(attestation, engineName, pair, before is not null), MeasurementJson.Default.Measurement)
            );
    }

    private static async Task<Measurement> MeasureAsync(Attestation attestation, string engineName, string pair, bool traced)
    {
        var result = new Measurement { Engine = engineName, Pair = Path.GetFileName(Path.TrimEndingDirectorySeparator(pair)) };
        var watch = Stopwatch.StartNew();
        await using var world = await attestation.CreateWorldAsync();
        try
        {
            var created = watch.Elapsed.TotalMilliseconds;
            var client = await attestation.SetUpAsync(world);
            var ready = watch.Elapsed.TotalMilliseconds;
            var snapshot = await Attestation.TakeSnapshotAsync(client);
            var taken = watch.Elapsed.TotalMilliseconds;
            result = result with { Length = snapshot.Length, Prefix = snapshot[..1], CanMint = await client.CanMintAsync(CancellationToken.None) };
            if (await attestation.StartMintingAsync(client))
            {
                var token = await Attestation.MintAsync(client, "first");
                result = result with { Token = [token.Length, token[0]] };
            }

            watch.Restart();
            for (var mint = 0; mint < Mints && result.Token is not null; mint++)
                await Attestation.MintAsync(client, string.Create(CultureInfo.InvariantCulture, $"binding {mint}"));
            result = result with { Times = [created, ready - created, taken - ready, watch.Elapsed.TotalMilliseconds / Mints] };
            if (traced)
            {
                var tracer = await world.CreateBridgeAsync(
                    "({ read() { return JSON.stringify(globalThis.recordingTrace?.() ?? null); } })",
                    CancellationToken.None
                );
                using var trace = JsonDocument.Parse((string)(await tracer.CallAsync("read", TimeSpan.FromMinutes(1), CancellationToken.None))!);
                result = result with { Trace = trace.RootElement.Clone() };
            }
        }
        catch (SessionOpsException error)
        {
            result = result with { Error = $"{error.ErrorId}: {error.Message}" };
        }

        return result with
        {
            Gaps = [.. world.CoverageGaps.Select(gap => $"{gap.Target}.{gap.Member} x{gap.Count}")],
        };
    }

    /// <summary>What a warm minter's world keeps alive: managed bytes, and for the process all that is resident.</summary>
    public static async Task MeasureMemoryAsync(string engineName, string pair)
    {
        var attestation = new Attestation(engineName, pair);
        List<IScriptWorld> worlds = [await WarmAsync(attestation)];
        var (managed, resident) = await AliveAsync(attestation);
        const int count = 4;
        for (var i = 0; i < count; i++)
            worlds.Add(await WarmAsync(attestation));
        var (managedAfter, residentAfter) = await AliveAsync(attestation);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{engineName}: each warm world keeps {(managedAfter - managed) / count / 1048576.0:0.0} MB managed, {(residentAfter - resident) / count / 1048576.0:0.0} MB resident"
            )
        );
        foreach (var world in worlds)
            await world.DisposeAsync();
    }

    private static async Task<IScriptWorld> WarmAsync(Attestation attestation)
    {
        var world = await attestation.CreateWorldAsync();
        await Attestation.TakeSnapshotAsync(await attestation.SetUpAsync(world));
        return world;
    }

    private static async Task<(long Managed, long Resident)> AliveAsync(Attestation attestation)
    {
        // A world that is left alone gives memory back.
        await Task.Delay(ScriptWorld.RestAfter + TimeSpan.FromSeconds(2));
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetProcessById(attestation.ProcessId);
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }
}
