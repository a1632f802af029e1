using SessionOps.Scripting;

namespace SessionOps.Engines.Tests.Browser;

public sealed class CoverageTrapTests
{
    [Theory]
    [InlineData("document.createElement('canvas').getContext('2d').drawImage(new Image(), 0, 0)", "CanvasRenderingContext2D", "drawImage")]
    [InlineData("document.createElement('canvas').getContext('webgl').drawArrays(4, 0, 3)", "WebGLRenderingContext", "drawArrays")]
    [InlineData("(k => { k.getContext('webgl'); k.toDataURL(); })(document.createElement('canvas'))", "HTMLCanvasElement", "toDataURL")]
    [InlineData("(k => { k.width = 9999; k.height = 9999; k.toDataURL(); })(document.createElement('canvas'))", "HTMLCanvasElement", "toDataURL")]
    [InlineData(
        "(c => { c.fillText('\ud7b0', 5, 5); c.getImageData(0, 0, 1, 1); })(document.createElement('canvas').getContext('2d'))",
        "CanvasRenderingContext2D",
        "getImageData"
    )]
    [InlineData(
        "(c => { c.filter = 'blur(2px)'; c.fillRect(0, 0, 5, 5); c.getImageData(0, 0, 1, 1); })(document.createElement('canvas').getContext('2d'))",
        "CanvasRenderingContext2D",
        "getImageData"
    )]
    [InlineData("navigator.requestMIDIAccess()", "Navigator", "requestMIDIAccess")]
    [InlineData("createImageBitmap(new Blob())", "Window", "createImageBitmap")]
    [InlineData("location.reload()", "Location", "reload")]
    [InlineData("location.href = '/watch'", "Location", "href")]
    [InlineData("window.location = '/watch'", "Window", "location")]
    [InlineData("history.back()", "History", "back")]
    public async Task Records_a_member_that_only_stands_in(string expression, string target, string member)
    {
        var gaps = await RunAsync(expression + ";" + expression, trapGaps: true);

        var gap = Assert.Single(gaps, gap => gap.Target == target && gap.Member == member);
        Assert.Equal(2, gap.Count);
    }

    [Theory]
    [InlineData("document.createElement('iframe').nonsense")]
    [InlineData("window.nonsense; 'nonsense' in navigator; document.nonsense")]
    [InlineData("document.createElement('p').style.MozAppearance")]
    [InlineData("document.createElement('iframe').clientWidth; document.createEvent('MouseEvents').which; navigator.userAgent")]
    [InlineData("document.createElement('canvas').getContext('webgl').getParameter(7937); new IntersectionObserver(() => {}).observe(document.body)")]
    public async Task Does_not_count_what_Chrome_lacks_or_the_world_has(string expression) => Assert.Empty(await RunAsync(expression, trapGaps: true));

    [Fact]
    public async Task Records_nothing_when_it_is_off() => Assert.Empty(await RunAsync("navigator.requestMIDIAccess()", trapGaps: false));

    private static async Task<IReadOnlyList<CoverageGap>> RunAsync(string source, bool trapGaps)
    {
        await using var engine = await new JintEngine().CreateWorldAsync(new ScriptWorldOptions { TrapGaps = trapGaps }, CancellationToken.None);
        await engine.ExecuteAsync(source, "page.js", CancellationToken.None);
        return engine.CoverageGaps;
    }
}
