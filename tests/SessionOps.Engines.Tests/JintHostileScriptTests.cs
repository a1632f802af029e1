using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class JintHostileScriptTests : HostileScriptTests
{
    protected override IScriptEngine Engine { get; } = new JintEngine();

    [Fact]
    public async Task Stops_a_world_that_keeps_more_memory_with_every_call()
    {
        await using var world = await Engine.CreateWorldAsync(ScriptWorlds.Limited(limits => limits with { RetainedBytes = 64 << 20 }), CancellationToken.None);
        await world.ExecuteAsync("globalThis.kept = [];", "page.js", CancellationToken.None);
        var bridge = await world.CreateBridgeAsync(
            "({ mint() { kept.push(new Float64Array(1 << 21).fill(1)); return kept.length; } })",
            CancellationToken.None
        );

        var error = await Assert.ThrowsAsync<SessionOpsException>(async () =>
        {
            for (var call = 0; call < 40; call++)
                await bridge.CallAsync("mint", ScriptWorlds.Patience, CancellationToken.None);
        });

        Assert.Equal((ErrorIds.ScriptLimitExceeded, "The script world kept more than its limit of 64 MB alive."), (error.ErrorId, error.Message));
    }

    [Fact]
    public async Task Lets_a_world_go_on_that_throws_away_what_it_used()
    {
        await using var world = await Engine.CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        var bridge = await world.CreateBridgeAsync("({ mint() { return new Float64Array(1 << 21).fill(1).length; } })", CancellationToken.None);
        for (var call = 0; call < 40; call++)
            Assert.Equal((double)(1 << 21), await bridge.CallAsync("mint", ScriptWorlds.Patience, CancellationToken.None));
    }

    [Fact]
    public async Task Names_the_engine_that_can_run_what_is_nested_too_deeply_for_this_one()
    {
        await using var world = await Engine.CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        var error = await Assert.ThrowsAsync<SessionOpsException>(() =>
            world.ExecuteAsync("var s = " + string.Join(" + ", Enumerable.Repeat("'a'", 400)), "page.js", CancellationToken.None)
        );
        Assert.Contains("SessionOps__Engine", error.Message, StringComparison.Ordinal);
    }

    // V8 ends the process for these (docs/benchmarks.md).
    [Theory]
    [InlineData("let j = '1'; for (;;) j = JSON.stringify([j, j]);")]
    [InlineData("const a = []; for (;;) a.push('x'.repeat(2 ** 29 - 30).split(''));")]
    public async Task Ends_a_script_that_would_kill_V8(string script)
    {
        await using var world = await Engine.CreateWorldAsync(ScriptWorlds.Limited(limits => limits with { MemoryBytes = 48 << 20 }), CancellationToken.None);
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.ExecuteAsync(script, "page.js", CancellationToken.None));
        Assert.Equal(ErrorIds.ScriptLimitExceeded, error.ErrorId);
    }
}
