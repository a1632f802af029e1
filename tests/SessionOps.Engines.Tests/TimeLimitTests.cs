using Microsoft.Extensions.Time.Testing;
using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class TimeLimitTests
{
    private const string GetContext = "document.createElement('canvas').getContext('webgl')";

    [Theory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task Does_not_count_the_time_that_a_busy_machine_does_not_let_it_run(string engine)
    {
        var machine = new BusyMachine();
        await using var world = await CreateEngine(engine, machine)
            .CreateWorldAsync(
                ScriptWorlds.Limited(limits => limits with { Timeout = TimeSpan.FromMilliseconds(500), MaxSlowdown = 60 }),
                CancellationToken.None
            );
        machine.IsBusy = true;
        Assert.Equal("done", await world.EvaluateAsync("() => { performance.now(); return 'done'; }"));
    }

    [Theory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task Ends_a_script_by_the_clock_on_the_wall_when_the_machine_never_lets_it_run(string engine)
    {
        var machine = new BusyMachine();
        await using var world = await CreateEngine(engine, machine)
            .CreateWorldAsync(
                ScriptWorlds.Limited(limits => limits with { Timeout = TimeSpan.FromMilliseconds(500), MaxSlowdown = 2 }),
                CancellationToken.None
            );
        machine.IsBusy = true;
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.ExecuteAsync("for (;;) performance.now();", "page.js", CancellationToken.None));
        Assert.Equal(ErrorIds.ScriptLimitExceeded, error.ErrorId);
    }

    [Theory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task Waits_for_the_browser_by_the_clock_of_the_world(string engine)
    {
        var clock = new WatchedClock();
        await using var world = await CreateEngine(engine, clock).CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        var script = world.ExecuteAsync(GetContext, "page.js", CancellationToken.None);
        await Task.WhenAny(clock.Awaited, script);
        Assert.False(script.IsCompleted);

        clock.Advance(WatchedClock.ContextTime);
        await script;
    }

    [Theory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task Waits_for_the_browser_long_enough_when_timers_are_early(string engine)
    {
        await using var world = await CreateEngine(engine, new EarlyTimers()).CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        var waited = await world.EvaluateAsync($"() => {{ {GetContext}; const start = performance.now(); {GetContext}; return performance.now() - start; }}");
        // A page's clock shows tenths of a millisecond.
        Assert.True((double)waited! > 9.8, $"The page waited for {waited} ms.");
    }

    [Theory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task Ends_while_its_page_waits_for_the_browser(string engine)
    {
        var clock = new WatchedClock();
        var world = await CreateEngine(engine, clock).CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        var script = world.ExecuteAsync($"{GetContext}; for (;;);", "page.js", CancellationToken.None);
        await Task.WhenAny(clock.Awaited, script);

        await world.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => script);
    }

    [Theory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task Ends_a_rendering_of_sound_that_takes_too_long(string engine)
    {
        const string Render = """
            ({
              run: () => {
                const context = new OfflineAudioContext(1, 8 << 20, 44100);
                for (let i = 0; i < 500; i++) {
                  const source = context.createOscillator();
                  source.connect(context.destination);
                  source.start();
                }
                return context.startRendering().then(() => 'rendered');
              },
            })
            """;
        await using var world = await CreateEngine(engine, TimeProvider.System).CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        var bridge = await world.CreateBridgeAsync(Render, CancellationToken.None);
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => bridge.CallAsync("run", TimeSpan.FromMilliseconds(500), CancellationToken.None));
        Assert.Equal(ErrorIds.ScriptLimitExceeded, error.ErrorId);
    }

    private static VmEngine CreateEngine(string name, TimeProvider timeProvider) => name == "jint" ? new JintEngine(timeProvider) : new V8Engine(timeProvider);

    /// <summary>The system's clock with timers that come in a tenth of the time.</summary>
    private sealed class EarlyTimers : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? dueTime / 10 : dueTime, period);
    }

    /// <summary>A clock that says when somebody waits for a WebGL context, and stands still.</summary>
    private sealed class WatchedClock : FakeTimeProvider
    {
        private readonly TaskCompletionSource _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public static TimeSpan ContextTime { get; } = TimeSpan.FromMilliseconds(10);

        public Task Awaited => _awaited.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == ContextTime)
                _awaited.TrySetResult();
            return timer;
        }
    }

    /// <summary>A clock that takes long to answer without using the processor, as a thread does that has to wait for one.</summary>
    private sealed class BusyMachine : TimeProvider
    {
        public bool IsBusy { get; set; }

        public override long GetTimestamp()
        {
            if (IsBusy)
                Thread.Sleep(600);
            return base.GetTimestamp();
        }
    }
}
