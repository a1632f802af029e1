using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class JintHostileScriptTests : HostileScriptTests
{
    protected override IScriptEngine Engine { get; } = new JintEngine();

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
