using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class TimeLimitTests
{
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

    private static VmEngine CreateEngine(string name, TimeProvider timeProvider) => name == "jint" ? new JintEngine(timeProvider) : new V8Engine(timeProvider);

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
