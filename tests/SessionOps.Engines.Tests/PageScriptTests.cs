using System.Runtime.CompilerServices;
using Jint;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

/// <summary>What Jint's worlds have parsed of a page's scripts is shared, and nothing else.</summary>
public sealed class PageScriptTests
{
    private static readonly TimeSpan s_regexTimeout = TimeSpan.FromSeconds(5);
    private static readonly ScriptParsingOptions s_parsing = new() { RetainFunctionSourceText = true };

    [Fact]
    public void Is_parsed_once_for_all_worlds()
    {
        var script = Parse("'once'");

        Assert.Same(script, Parse("'once'"));
        Assert.NotSame(script, Parse("'twice'"));
        Assert.NotSame(script, PageScript.Parse("'once'", "other.js", s_parsing, s_regexTimeout));
        Assert.NotSame(script, PageScript.Parse("'once'", "page.js", s_parsing, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void Is_let_go_with_the_last_world_that_ran_it()
    {
        var script = ParseAndForget("'forgotten'");

        GC.Collect();

        Assert.False(script.TryGetTarget(out _));
    }

    [Fact]
    public async Task Gives_each_world_objects_of_its_own()
    {
        const string source = "var list = []; function add(item) { list.push(item); return list.join() + (0, eval)('(function () {})'); }";
        await using var first = await new JintEngine().CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        await using var second = await new JintEngine().CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);
        await first.ExecuteAsync(source, "page.js", CancellationToken.None);
        await second.ExecuteAsync(source, "page.js", CancellationToken.None);

        Assert.Equal("1function () {}", await first.EvaluateAsync("() => add(1)"));
        Assert.Equal("2function () {}", await second.EvaluateAsync("() => add(2)"));
        Assert.Equal("1,3function () {}", await first.EvaluateAsync("() => add(3)"));
    }

    private static PageScript Parse(string text) => PageScript.Parse(text, "page.js", s_parsing, s_regexTimeout);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<PageScript> ParseAndForget(string text) => new(Parse(text));
}
