using Microsoft.Extensions.Time.Testing;
using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class RestTests
{
    private static readonly TimeSpan s_notYet = ScriptWorld.RestAfter - TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task V8_gives_memory_back_once_its_world_has_been_left_alone()
    {
        await using var world = await NewWorldAsync("globalThis.garbage = new WeakRef({})");

        _time.Advance(s_notYet);
        Assert.Equal(false, await IsCollectedAsync(world));
        _time.Advance(s_notYet);
        Assert.Equal(false, await IsCollectedAsync(world));

        _time.Advance(ScriptWorld.RestAfter);
        Assert.Equal(true, await IsCollectedAsync(world));
    }

    [Fact]
    public async Task A_world_that_was_stopped_or_ended_is_left_alone()
    {
        var limits = ScriptWorlds.Limited(limits => limits with { Timeout = TimeSpan.FromMilliseconds(100) });
        var world = await new V8Engine(_time).CreateWorldAsync(limits, CancellationToken.None);
        await Assert.ThrowsAsync<SessionOpsException>(() => world.ExecuteAsync("for (;;);", "endless.js", CancellationToken.None));

        _time.Advance(ScriptWorld.RestAfter);
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.ExecuteAsync("1", "page.js", CancellationToken.None));
        await world.DisposeAsync();
        _time.Advance(ScriptWorld.RestAfter);

        Assert.Contains("exceeded its time limit", error.Message, StringComparison.Ordinal);
    }

    private async Task<IScriptWorld> NewWorldAsync(string source)
    {
        var world = await new V8Engine(_time).CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        await world.ExecuteAsync(source, "page.js", CancellationToken.None);
        return world;
    }

    private static Task<object?> IsCollectedAsync(IScriptWorld world) => world.EvaluateAsync("() => garbage.deref() === undefined");
}
