using BenchmarkDotNet.Attributes;
using SessionOps.Scripting;

namespace SessionOps.Benchmarks;

/// <summary>The warm steps one by one. Needs <c>SESSIONOPS_RECORDINGS=&lt;folder of pairs&gt;</c>; runs on the first pair.</summary>
[MemoryDiagnoser]
[WarmupCount(5)]
[IterationCount(15)]
public class EngineBenchmarks
{
    private Attestation _attestation = null!;
    private IScriptWorld _world = null!;
    private IScriptBridge _page = null!;

    [Params("jint", "v8")]
    public string Engine { get; set; } = "jint";

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        var folder = Environment.GetEnvironmentVariable("SESSIONOPS_RECORDINGS")
            ?? throw new InvalidOperationException("Set SESSIONOPS_RECORDINGS to a folder of recorded pairs (eng/recordings/extract.mjs writes them).");
        _attestation = new Attestation(Engine, Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).First());
        _world = await _attestation.CreateWorldAsync();
        _page = await _attestation.SetUpAsync(_world);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _world.DisposeAsync();

    [Benchmark]
    public async Task WorldAsync() => await (await _attestation.CreateWorldAsync()).DisposeAsync();

    [Benchmark]
    public async Task WorldAndSetupAsync()
    {
        await using var world = await _attestation.CreateWorldAsync();
        await _attestation.SetUpAsync(world);
    }

    [Benchmark]
    public Task<int> SnapshotAsync() => Attestation.TakeSnapshotAsync(_page);
}
