using SessionOps.Drawing;
using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests.Drawing;

/// <summary>What the renderer refuses, and that no drawing outlasts its call. What it draws is compared with Chromium by the expectations "drawing".</summary>
public sealed class SkiaCanvasRendererTests
{
    private static readonly SkiaCanvasRenderer s_renderer = new();

    [Theory]
    [InlineData("[\"colour\",\"lab(50% 40 59.5)\"]")]
    [InlineData("[\"colour\",\"color(srgb 1 0 0)\"]")]
    public void Says_that_it_does_not_know_a_colour(string ask) => Assert.Null(Answer($$"""{"ask":{{ask}}}"""));

    [Theory]
    [InlineData("\"width\":100000,\"height\":100000", "")]
    [InlineData("\"width\":16777217,\"height\":1", "")]
    [InlineData("\"width\":9,\"height\":9", "[\"nonsense\"]")]
    [InlineData("\"width\":9,\"height\":9", "[\"filter\",\"blur(1px)\"],[\"fillRect\",0,0,1,1]")]
    [InlineData("\"width\":9,\"height\":9", "[\"glyphs\",false,0,12,1,9,0,1,[55555,0]]")]
    [InlineData("\"width\":9,\"height\":9", "[\"put\",2,1,0,0,0,0,2,1,\"00000000\"]")]
    public void Draws_nothing_rather_than_something_else(string size, string commands) =>
        Assert.Null(Answer($$"""{{{size}},"opaque":false,"commands":[{{commands}}],"ask":["file","image/png",-1]}"""));

    [Fact]
    public void Reads_no_more_pixels_than_a_canvas_may_have() =>
        Assert.Null(Answer("""{"width":1,"height":1,"opaque":false,"commands":[],"ask":["pixels",0,0,100000,100000]}"""));

    [Fact]
    public void Does_not_follow_canvases_on_each_other_without_end()
    {
        const string canvas = "\"width\":1,\"height\":1,\"opaque\":false,\"commands\":[";
        var nested = string.Concat(Enumerable.Repeat($"[\"image\",{{{canvas}", 100)) + string.Concat(Enumerable.Repeat("]},0,0,1,1,0,0,1,1]", 100));

        Assert.Null(Answer($$"""{{{canvas}}{{nested}}],"ask":["file","image/png",-1]}"""));
    }

    [Fact]
    public void Ends_with_its_call()
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            s_renderer.Answer("""{"width":9,"height":9,"opaque":false,"commands":[["beginPath"]],"ask":["matrix"]}""", ended.Token)
        );
    }

    [Theory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task Does_not_draw_on_after_the_time_limit(string engine)
    {
        const string drawing = """
            () => {
              const c = Object.assign(document.createElement('canvas'), { width: 4000, height: 4000 }).getContext('2d');
              c.shadowBlur = 50;
              c.shadowColor = 'red';
              for (let i = 0; i < 20000; i++) c.fillRect(0, 0, 3999.5, 3999.5);
              return c.getImageData(0, 0, 1, 1).data.length;
            }
            """;
        var options = ScriptWorlds.Limited(limits => limits with { Timeout = TimeSpan.FromSeconds(1) });
        await using var world = await EngineOf(engine).CreateWorldAsync(options, CancellationToken.None);

        var failure = await Assert.ThrowsAsync<SessionOpsException>(() => world.EvaluateAsync(drawing));

        Assert.Equal(ErrorIds.ScriptLimitExceeded, failure.ErrorId);
    }

    [Theory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task Notes_no_more_than_it_may(string engine)
    {
        await using var world = await EngineOf(engine).CreateWorldAsync(ScriptWorlds.Limited(), CancellationToken.None);

        var length = await world.EvaluateAsync(
            "() => { const k = document.createElement('canvas'), c = k.getContext('2d'); for (let i = 0; i < 10; i++) c.putImageData(new ImageData(500, 500), 0, 0); return k.toDataURL().length; }"
        );

        Assert.Equal(0d, length);
        Assert.Contains(world.CoverageGaps, gap => gap is { Target: "HTMLCanvasElement", Member: "toDataURL" });
    }

    private static IScriptEngine EngineOf(string name) => name == "v8" ? new V8Engine() : new JintEngine();

    private static string? Answer(string request) => s_renderer.Answer(request, CancellationToken.None);
}
