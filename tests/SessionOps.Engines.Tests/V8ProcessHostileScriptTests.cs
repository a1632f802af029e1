using System.Diagnostics;
using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class V8ProcessHostileScriptTests(V8Process process) : HostileScriptTests, IClassFixture<V8Process>
{
    protected override IScriptEngine Engine => process.Engine;

    // Compiled loops can miss the limit of memory, and V8 takes long to collect what one has filled until its time is over.
    protected override TimeSpan BombTimeout => TimeSpan.FromSeconds(1);

    // Each ends the process that V8 runs in, whatever the limits; the last one by looking at none, so that only its time ends it.
    [Theory]
    [InlineData("let j = '1'; for (;;) j = JSON.stringify([j, j]);", 5)]
    [InlineData("'x'.repeat(2 ** 29 - 30).split('');", 5)]
    [InlineData("const a = []; a.length = 4294967295; a.fill(0);", 1)]
    public async Task Survives_what_is_fatal_for_V8(string script, double seconds)
    {
        using var engine = new V8ProcessEngine();
        await using var world = await engine.CreateWorldAsync(
            ScriptWorlds.Limited(limits => limits with { MemoryBytes = 48 << 20, Timeout = TimeSpan.FromSeconds(seconds) }),
            CancellationToken.None
        );

        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.ExecuteAsync(script, "page.js", CancellationToken.None));

        Assert.Contains(error.ErrorId, new[] { ErrorIds.ScriptLimitExceeded, ErrorIds.ScriptFailed });
        await using var next = await engine.CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        Assert.Equal(2d, await next.EvaluateAsync("() => 1 + 1"));
    }

    [Fact]
    public async Task Ends_the_process_of_a_script_that_cannot_be_ended()
    {
        using var engine = new V8ProcessEngine();
        var world = await engine.CreateWorldAsync(
            ScriptWorlds.Limited(limits => limits with { Timeout = TimeSpan.FromMilliseconds(200) }),
            CancellationToken.None
        );
        var stuck = engine.ProcessId!.Value;

        // One built-in that looks at no interruption for years.
        var error = await Assert.ThrowsAsync<SessionOpsException>(() =>
            world.ExecuteAsync("Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1);", "page.js", CancellationToken.None)
        );

        Assert.Equal(ErrorIds.ScriptLimitExceeded, error.ErrorId);
        await WaitForEndAsync(stuck);
        await world.DisposeAsync();
        Assert.True(((IScriptEngine)engine).Status.CanMakeWorlds);
    }

    [Fact]
    public async Task Tells_every_call_when_the_process_is_killed_from_outside_and_starts_another_for_the_next_world()
    {
        using var engine = new V8ProcessEngine();
        await using var world = await engine.CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        var running = world.ExecuteAsync("for (;;);", "page.js", CancellationToken.None);
        using (var worker = Process.GetProcessById(engine.ProcessId!.Value))
            worker.Kill();

        var error = await Assert.ThrowsAsync<SessionOpsException>(() => running);
        var later = await Assert.ThrowsAsync<SessionOpsException>(() => world.ExecuteAsync("1;", "page.js", CancellationToken.None));

        Assert.Equal((ErrorIds.ScriptFailed, ErrorIds.ScriptFailed), (error.ErrorId, later.ErrorId));
        await using var next = await engine.CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        Assert.Equal("ab", await next.EvaluateAsync("x => x + 'b'", "a"));
    }

    [Fact]
    public async Task Runs_several_worlds_in_one_process_and_ends_it_with_the_engine()
    {
        var engine = new V8ProcessEngine();
        await using var one = await engine.CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        var id = engine.ProcessId!.Value;
        await using var other = await engine.CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        Assert.Equal(id, engine.ProcessId);

        engine.Dispose();

        await WaitForEndAsync(id);
        Assert.Null(engine.ProcessId);
    }

    [Fact]
    public async Task Gives_the_gaps_of_a_world_in_the_process()
    {
        await using var world = await Engine.CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        Assert.Empty(world.CoverageGaps);
        await world.EvaluateAsync("() => { navigator.requestMIDIAccess(); return 1; }");
        Assert.Contains(world.CoverageGaps, gap => gap.Member == "requestMIDIAccess");
    }

    private static async Task WaitForEndAsync(int processId)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (IsRunning(processId))
            await Task.Delay(20, limit.Token);
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
