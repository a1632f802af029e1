using Microsoft.Extensions.Time.Testing;
using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

// The code of only a few scripts is kept, so no other test may run scripts meanwhile.
[Collection(nameof(SharedCodeTests))]
[CollectionDefinition(nameof(SharedCodeTests), DisableParallelization = true)]
public sealed class SharedCodeTests
{
    private const string Name = "https://example.org/page.js";

    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task A_world_that_rests_gives_its_code_to_later_ones()
    {
        var text = NewText("a => a + 1");
        await using (var world = await NewWorldAsync())
        {
            Assert.Equal(5050d, await SumAsync(world, text));
            await RestAsync(world);
        }

        var (page, environment) = (SharedCode.Of(Name, text)!.Bytes, SharedCode.Of(BrowserEnvironment.Source).Bytes);
        Assert.NotNull(page);
        Assert.NotNull(environment);

        await using var later = await NewWorldAsync();
        Assert.Equal(5050d, await SumAsync(later, text));
        await RestAsync(later);
        Assert.Same(page, SharedCode.Of(Name, text)!.Bytes);
        Assert.Same(environment, SharedCode.Of(BrowserEnvironment.Source).Bytes);
    }

    [Fact]
    public async Task A_world_that_ends_gives_its_code_when_it_is_not_the_only_one()
    {
        await using var first = await NewWorldAsync();
        var text = NewText("a => a + 2");
        await using (var world = await NewWorldAsync())
            await SumAsync(world, text);
        Assert.NotNull(SharedCode.Of(Name, text)!.Bytes);
    }

    [Fact]
    public async Task The_code_has_the_functions_that_were_called()
    {
        var body = string.Concat(Enumerable.Range(0, 500).Select(i => $"a = a * {i} + b;"));
        var called = await CodeOfAsync($"function f(a, b) {{ {body} return a; }} f(1, 2);");
        var uncalled = await CodeOfAsync($"function f(a, b) {{ {body} return a; }} /* 2 */");
        Assert.True(called.Length > uncalled.Length + 1000, $"{called.Length} bytes with the function, {uncalled.Length} without.");
    }

    [Fact]
    public async Task A_script_that_a_limit_ends_leaves_later_worlds_able_to_run_it()
    {
        var text = $"/*{new string('x', 5000)}*/ for (;;) if (globalThis.enough) break;";
        var limits = ScriptWorlds.Limited(limits => limits with { Timeout = TimeSpan.FromMilliseconds(100) });
        var ended = await new V8Engine().CreateWorldAsync(limits, CancellationToken.None);
        await Assert.ThrowsAsync<SessionOpsException>(() => ended.ExecuteAsync(text, "endless.js", CancellationToken.None));
        await ended.DisposeAsync();

        await using var world = await new V8Engine().CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        await world.ExecuteAsync("globalThis.enough = true", "page.js", CancellationToken.None);
        await world.ExecuteAsync(text, "endless.js", CancellationToken.None);
    }

    [Fact]
    public void A_script_is_known_by_its_name_and_its_whole_text()
    {
        var text = new string(' ', 5000);
        var code = SharedCode.Of("one", text);
        Assert.NotSame(code, SharedCode.Of("two", text));
        Assert.NotSame(code, SharedCode.Of("one", text[1..] + ";"));
    }

    [Fact]
    public void Short_scripts_are_not_kept() => Assert.Null(SharedCode.Of("short", "1"));

    private Task<IScriptWorld> NewWorldAsync() => new V8Engine(_time).CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);

    private static string NewText(string function) =>
        $"var f = {function}, sum = 0;\n{string.Concat(Enumerable.Range(0, 100).Select(i => $"function f{i}() {{ sum += {i + 1}; }}\n f{i}();\n"))}/*{new string('x', 4096)}*/";

    private static async Task<object?> SumAsync(IScriptWorld world, string text)
    {
        await world.ExecuteAsync(text, Name, CancellationToken.None);
        return await world.EvaluateAsync("() => sum");
    }

    private async Task RestAsync(IScriptWorld world)
    {
        _time.Advance(ScriptWorld.RestAfter);
        await world.EvaluateAsync("() => 1");
    }

    private async Task<byte[]> CodeOfAsync(string text)
    {
        await using var world = await NewWorldAsync();
        await world.ExecuteAsync(text, Name, CancellationToken.None);
        await RestAsync(world);
        return SharedCode.Of(Name, text)!.Bytes!;
    }
}
