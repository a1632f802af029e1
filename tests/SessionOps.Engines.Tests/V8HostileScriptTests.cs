using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class V8HostileScriptTests : HostileScriptTests
{
    protected override IScriptEngine Engine { get; } = new V8Engine();

    // ClearScript asks it before, until the limit ends that; a second time would have no limit.
    [Fact]
    public async Task Does_not_ask_a_thrown_value_for_its_text_once_the_time_is_over()
    {
        var engine = new V8Engine { StuckThreads = new StuckThreads() };
        var world = await engine.CreateWorldAsync(
            ScriptWorlds.Limited(limits => limits with { Timeout = TimeSpan.FromMilliseconds(200) }),
            CancellationToken.None
        );

        var error = await Assert.ThrowsAsync<SessionOpsException>(() =>
            world.ExecuteAsync("throw { toString() { for (;;); } };", "page.js", CancellationToken.None)
        );

        await world.DisposeAsync();
        Assert.Equal("The script exceeded its time limit of 0.2 s.", error.Message);
        Assert.Equal(0, engine.Status.StuckThreads);
    }
}
