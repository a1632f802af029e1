using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Scripting;

public sealed class ScriptWorldTests
{
    [Theory]
    [InlineData("setTimeout(again, 0)")]
    [InlineData("requestAnimationFrame(again)")]
    // The next is always due, so that there is no wait in between either.
    [InlineData("setTimeout(again, 0); for (const end = performance.now() + 10; performance.now() < end; );")]
    public async Task Ends_tasks_without_end_although_their_machine_is_never_interrupted_in_one(string next)
    {
        var engine = new DeafEngine { StuckThreads = new StuckThreads() };
        var options = new ScriptWorldOptions { Limits = new ScriptLimits { Timeout = TimeSpan.FromMilliseconds(200) } };
        await using var world = await engine.CreateWorldAsync(options, CancellationToken.None);
        var bridge = await world.CreateBridgeAsync($"{{ call: () => new Promise(() => {{ (function again() {{ {next} }})(); }}) }}", CancellationToken.None);

        var error = await Assert.ThrowsAsync<SessionOpsException>(() => bridge.CallAsync("call", TimeSpan.FromSeconds(1), CancellationToken.None));

        Assert.Equal((ErrorIds.ScriptLimitExceeded, 0), (error.ErrorId, engine.Status.StuckThreads));
    }

    private sealed class DeafEngine() : VmEngine("deaf", null)
    {
        protected override IJavaScriptVm CreateVm(ScriptLimits limits) => new DeafVm(new JintVm(limits));
    }

    /// <summary>A machine that every interruption misses, as V8 may between two tasks.</summary>
    private sealed class DeafVm(JintVm inner) : WrappedVm(inner)
    {
        public override void BeginCall(TimeSpan timeout, CancellationToken interrupt) => base.BeginCall(TimeSpan.FromMinutes(1), CancellationToken.None);
    }
}
