using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Scripting;

/// <summary>Canvases in a program without the package that draws them: this one.</summary>
public sealed class CanvasTests
{
    [Theory]
    [InlineData("document.createElement('canvas').toDataURL()", "HTMLCanvasElement", "toDataURL")]
    [InlineData("document.createElement('canvas').getContext('2d').getImageData(0, 0, 1, 1)", "CanvasRenderingContext2D", "getImageData")]
    [InlineData("document.createElement('canvas').getContext('2d').isPointInPath(0, 0)", "CanvasRenderingContext2D", "isPointInPath")]
    [InlineData("document.createElement('canvas').getContext('2d').fillStyle = 'red'", "CanvasRenderingContext2D", "fillStyle")]
    public async Task Reading_what_was_drawn_is_a_gap(string expression, string target, string member)
    {
        await using var world = await new JintEngine().CreateWorldAsync(new ScriptWorldOptions(), CancellationToken.None);

        await world.ExecuteAsync(expression, "page.js", CancellationToken.None);

        Assert.Equal([new CoverageGap(target, member, 1)], world.CoverageGaps);
    }

    [Fact]
    public async Task Drawing_alone_is_none()
    {
        await using var world = await new JintEngine().CreateWorldAsync(new ScriptWorldOptions(), CancellationToken.None);

        await world.ExecuteAsync(
            "const c = document.createElement('canvas').getContext('2d'); c.fillRect(0, 0, 9, 9); c.arc(5, 5, 5, 0, 7); c.stroke(); c.fillText('a', 0, 9);",
            "page.js",
            CancellationToken.None
        );

        Assert.Empty(world.CoverageGaps);
    }
}
