using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class SharedCodeTests
{
    [Fact]
    public async Task A_world_that_has_run_a_page_gives_its_code_to_later_ones()
    {
        // Every function is called but one.
        var functions = string.Concat(Enumerable.Range(0, 200).Select(i => $"function f{i}(a) {{ return a + {i}; }}\nsum += f{i}(1);\n"));
        var text = $"var sum = 0;\n{functions}";
        const string Name = "https://example.org/shared.js";

        Assert.Equal(20_100d, await SumAsync(Name, text));
        var code = SharedCode.Of(Name, text)!;
        var (page, environment) = (code.Bytes, SharedCode.Of(BrowserEnvironment.Source).Bytes);
        Assert.NotNull(page);
        Assert.NotNull(environment);

        Assert.Equal(20_100d, await SumAsync(Name, text));
        Assert.Same(page, code.Bytes);
        Assert.Same(environment, SharedCode.Of(BrowserEnvironment.Source).Bytes);
    }

    [Fact]
    public async Task The_code_has_the_functions_that_were_called()
    {
        var body = string.Concat(Enumerable.Range(0, 500).Select(i => $"a = a * {i} + b;"));
        var called = await CodeOfAsync($"function f(a, b) {{ {body} return a; }} f(1, 2);", "https://example.org/called.js");
        var uncalled = await CodeOfAsync($"function f(a, b) {{ {body} return a; }} /* 2 */", "https://example.org/uncalled.js");
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

    private static async Task<object?> SumAsync(string name, string text)
    {
        await using var world = await new V8Engine().CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        await world.ExecuteAsync(text, name, CancellationToken.None);
        return await world.EvaluateAsync("() => sum");
    }

    private static async Task<byte[]> CodeOfAsync(string text, string name)
    {
        var world = await new V8Engine().CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        await world.ExecuteAsync(text, name, CancellationToken.None);
        var code = SharedCode.Of(name, text)!;
        await world.DisposeAsync();
        return code.Bytes!;
    }
}
