using BenchmarkDotNet.Attributes;
using SessionOps.Attestation;

namespace SessionOps.Benchmarks;

/// <summary>The warm steps one by one. Needs <c>SESSIONOPS_RECORDINGS=&lt;folder of pairs&gt;</c>; runs on the first pair.</summary>
[MemoryDiagnoser]
[WarmupCount(5)]
[IterationCount(15)]
public class EngineBenchmarks
{
    private Attestation _attestation = null!;
    private BotGuardClient _client = null!;

    [Params("jint", "v8")]
    public string Engine { get; set; } = "jint";

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        var folder =
            Environment.GetEnvironmentVariable("SESSIONOPS_RECORDINGS")
            ?? throw new InvalidOperationException("Set SESSIONOPS_RECORDINGS to a folder of recorded pairs (eng/recordings/extract.mjs writes them).");
        _attestation = new Attestation(Engine, Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).First());
        _client = await _attestation.SetUpAsync(await _attestation.CreateWorldAsync());
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _client.DisposeAsync();

    [Benchmark]
    public async Task WorldAsync() => await (await _attestation.CreateWorldAsync()).DisposeAsync();

    [Benchmark]
    public async Task WorldAndSetupAsync()
    {
        await using var client = await _attestation.SetUpAsync(await _attestation.CreateWorldAsync());
    }

    [Benchmark]
    public Task<string> SnapshotAsync() => Attestation.TakeSnapshotAsync(_client);
}
