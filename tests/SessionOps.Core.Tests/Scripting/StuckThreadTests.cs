using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Scripting;

public sealed class StuckThreadTests : IDisposable
{
    private readonly ManualResetEventSlim _release = new();
    private readonly SemaphoreSlim _begun = new(0);

    public void Dispose()
    {
        _release.Dispose();
        _begun.Dispose();
    }

    [Fact]
    public async Task Refuses_new_worlds_while_too_many_threads_are_stuck()
    {
        var engine = new EngineWithOneLongBuiltIn(_release, _begun) { StuckThreads = new StuckThreads() };
        var options = new ScriptWorldOptions { Limits = new ScriptLimits { Timeout = TimeSpan.FromMilliseconds(50) } };
        var worlds = await Task.WhenAll(
            Enumerable.Range(0, VmEngine.MaxStuckThreads).Select(_ => engine.CreateWorldAsync(new ScriptWorldOptions(), CancellationToken.None))
        );

        using var given = new CancellationTokenSource();
        var running = worlds.Select(world => world.ExecuteAsync("", "page.js", given.Token)).ToList();
        // A call that is cancelled before it begins leaves no thread stuck, so all of them begin first.
        foreach (var _ in running)
            await _begun.WaitAsync();
        await given.CancelAsync();
        foreach (var run in running)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await Task.WhenAll(worlds.Select(world => world.DisposeAsync().AsTask()));

        Assert.Equal((VmEngine.MaxStuckThreads, false), (engine.Status.StuckThreads, engine.Status.CanMakeWorlds));
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => engine.CreateWorldAsync(options, CancellationToken.None));
        Assert.Equal(ErrorIds.ScriptThreadsStuck, error.ErrorId);

        _release.Set();
        await WaitUntilAsync(() => engine.Status.StuckThreads == 0);
        await (await engine.CreateWorldAsync(new ScriptWorldOptions(), CancellationToken.None)).DisposeAsync();
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition())
            await Task.Delay(10, limit.Token);
    }

    private sealed class EngineWithOneLongBuiltIn(ManualResetEventSlim release, SemaphoreSlim begun) : VmEngine("stuck", null)
    {
        protected override IJavaScriptVm CreateVm(ScriptLimits limits) => new Vm(new JintVm(limits), release, begun);
    }

    /// <summary>Runs scripts of the page until it is released, whatever the limits say.</summary>
    private sealed class Vm(JintVm inner, ManualResetEventSlim release, SemaphoreSlim begun) : WrappedVm(inner)
    {
        public override void Execute(string source, string sourceName)
        {
            begun.Release();
            while (!release.IsSet)
                Thread.SpinWait(100);
        }
    }
}
