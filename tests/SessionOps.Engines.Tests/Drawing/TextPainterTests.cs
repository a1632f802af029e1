using System.Globalization;
using System.Text.Json;
using SessionOps.Drawing.Fonts;
using SkiaSharp;

namespace SessionOps.Engines.Tests.Drawing;

public sealed class TextPainterTests
{
    /// <summary>What Chromium 156 drew, one text to a picture.</summary>
    public static TheoryData<string> Pictures()
    {
        var data = new TheoryData<string>();
        using var recorded = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fonts", "text-pictures.json")));
        foreach (var picture in recorded.RootElement.EnumerateArray())
            data.Add(picture.GetRawText());
        return data;
    }

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Draws_the_pixels_that_Chromium_draws(string recorded)
    {
        using var document = JsonDocument.Parse(recorded);
        var picture = document.RootElement;
        var (width, height) = (picture.GetProperty("w").GetInt32(), picture.GetProperty("h").GetInt32());
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Bgra8888, SKAlphaType.Premul));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(picture.TryGetProperty("background", out var background) ? ColorOf(background) : SKColors.Transparent);
        if (picture.TryGetProperty("matrix", out var matrix))
            canvas.SetMatrix(MatrixOf(matrix));
        using var paint = new SKPaint { IsAntialias = true, Color = ColorOf(picture.GetProperty("color")) };
        if (picture.TryGetProperty("stroke", out var width1))
            (paint.Style, paint.StrokeWidth, paint.StrokeMiter) = (SKPaintStyle.Stroke, width1.GetSingle(), 10);

        var origin = new SKPoint(picture.GetProperty("x").GetSingle(), picture.GetProperty("y").GetSingle());
        TextPainter.Draw(canvas, paint, origin, GlyphsOf(picture));

        using var theirs = SKBitmap.Decode(
            picture.GetProperty("png").GetBytesFromBase64(),
            new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul)
        );
        using var ours = new SKBitmap(theirs.Info);
        Assert.True(bitmap.PeekPixels().ReadPixels(ours.PeekPixels()));
        Assert.Equal(theirs.GetPixelSpan().ToArray(), ours.GetPixelSpan().ToArray());
    }

    [Theory]
    [InlineData(float.NaN, 20)]
    [InlineData(float.PositiveInfinity, 20)]
    [InlineData(1e30f, 20)]
    [InlineData(0, 0)]
    [InlineData(0, float.NaN)]
    [InlineData(0, 1e30f)]
    public void Draws_nothing_for_glyphs_at_no_place_or_of_no_size(float x, float size)
    {
        using var bitmap = new SKBitmap(20, 20);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.Transparent);
        using var paint = new SKPaint { Color = SKColors.Black };

        TextPainter.Draw(canvas, paint, new(0, 15), [new(FontData.Find("Liberation Sans", false, false)!, size, 'i', x, 0)]);

        Assert.All(bitmap.Pixels, pixel => Assert.Equal(0, pixel.Alpha));
    }

    [Fact]
    public void Leaves_the_canvas_as_it_was()
    {
        using var bitmap = new SKBitmap(40, 40);
        using var canvas = new SKCanvas(bitmap);
        canvas.SetMatrix(SKMatrix.CreateRotation(0.2f));
        using var paint = new SKPaint { Color = SKColors.Black };

        TextPainter.Draw(canvas, paint, new(2, 15), [new(FontData.Find("Liberation Sans", false, false)!, 20, 'R', 0, 0)]);

        Assert.Equal(SKMatrix.CreateRotation(0.2f), canvas.TotalMatrix);
        Assert.Equal(1, canvas.SaveCount);
        Assert.Null(paint.MaskFilter);
    }

    private static PlacedGlyph[] GlyphsOf(JsonElement picture)
    {
        var face = FontData.Find(
            picture.GetProperty("family").GetString()!,
            picture.GetProperty("bold").GetBoolean(),
            picture.GetProperty("italic").GetBoolean()
        )!;
        var symbols = FontData.Find("DejaVu Sans", isBold: false, isItalic: false)!;
        var size = picture.GetProperty("size").GetSingle();
        return
        [
            .. picture
                .GetProperty("placed")
                .EnumerateArray()
                .Select(placed => (Code: placed[0].GetInt32(), X: placed[1].GetSingle()))
                .Select(placed =>
                    face.Find(placed.Code) != null
                        ? new PlacedGlyph(face, size, placed.Code, placed.X, 0)
                        : new PlacedGlyph(
                            symbols,
                            size,
                            placed.Code,
                            placed.X,
                            0,
                            IsEmboldened: picture.TryGetProperty("emboldened", out _),
                            IsSlanted: picture.TryGetProperty("slanted", out _)
                        )
                ),
        ];
    }

    private static SKMatrix MatrixOf(JsonElement matrix)
    {
        var numbers = matrix.EnumerateArray().Select(number => number.GetSingle()).ToArray();
        return new(numbers[0], numbers[2], numbers[4], numbers[1], numbers[3], numbers[5], 0, 0, 1);
    }

    private static SKColor ColorOf(JsonElement color)
    {
        var text = color.GetString()!;
        if (!text.StartsWith("rgba(", StringComparison.Ordinal))
            return SKColor.Parse(text);
        var channels = text[5..^1].Split(',').Select(channel => float.Parse(channel, CultureInfo.InvariantCulture)).ToArray();
        return new((byte)channels[0], (byte)channels[1], (byte)channels[2], (byte)MathF.Round(channels[3] * 255));
    }
}
