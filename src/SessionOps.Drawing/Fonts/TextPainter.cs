using SkiaSharp;

namespace SessionOps.Drawing.Fonts;

/// <summary>
/// Draws text onto raster surfaces pixel by pixel as Chromium on Linux does: hinted outlines, filled at quarters of a pixel, blended through a gamma table. Skia's
/// own text is of no use, since it looks different on each system. Safe to use from several threads, as long as each has its own canvas.
/// </summary>
internal static class TextPainter
{
    // Text that is larger than this is drawn as paths, of an outline that is made at the second size.
    private const float MaxMaskSize = 256;
    private const float PathSize = 64;

    /// <summary>Draws glyphs in the order given.</summary>
    /// <param name="canvas">A canvas of pixels; its transformation and clip apply.</param>
    /// <param name="paint">The colour or shader, the style and the blend mode. The browser dithers gradients.</param>
    /// <param name="origin">Where the text begins, on its baseline.</param>
    /// <param name="glyphs">What to draw, from the origin.</param>
    /// <param name="meanColor">The mean of the colours of a gradient, which decides how heavy the text is; ignored for plain colours.</param>
    public static void Draw(SKCanvas canvas, SKPaint paint, SKPoint origin, ReadOnlySpan<PlacedGlyph> glyphs, SKColor? meanColor = null)
    {
        var matrix = canvas.TotalMatrix;
        using var brush = new GlyphBrush(canvas, paint, matrix, meanColor);
        foreach (var glyph in glyphs)
        {
            if (!float.IsFinite(glyph.X) || !float.IsFinite(glyph.Y) || !float.IsFinite(glyph.Size))
                continue;
            if (IsDrawnAsPath(paint, glyph.Size, matrix))
                DrawPath(canvas, paint, origin, glyph);
            else
                DrawMask(brush, paint, matrix, origin, glyph);
        }
    }

    /// <summary>The outline of a glyph, from its own origin, as a canvas without transformation fills it.</summary>
    public static SKPath OutlineOf(PlacedGlyph glyph)
    {
        using var paint = new SKPaint();
        return GlyphStrike.For(StrikeKey.Of(glyph, SKMatrix.Identity, paint), paint).PathOf(glyph.CodePoint, 0, 0);
    }

    private static bool IsDrawnAsPath(SKPaint paint, float size, SKMatrix matrix)
    {
        if (paint is { Style: SKPaintStyle.Stroke, StrokeWidth: 0 } || matrix.Persp0 != 0 || matrix.Persp1 != 0)
            return true;
        return Length(matrix.ScaleX, matrix.SkewY) > MaxMaskSize * MaxMaskSize || Length(matrix.SkewX, matrix.ScaleY) > MaxMaskSize * MaxMaskSize;

        float Length(float x, float y) => x * size * (x * size) + y * size * (y * size);
    }

    private static void DrawPath(SKCanvas canvas, SKPaint paint, SKPoint origin, PlacedGlyph glyph)
    {
        using var plainPaint = new SKPaint();
        using var path = GlyphStrike.For(StrikeKey.Of(glyph, PathSize), plainPaint).PathOf(glyph.CodePoint, 0, 0);
        var scale = glyph.Size / PathSize;
        var placed = SKMatrix.CreateScaleTranslation(scale, scale, origin.X + glyph.X, origin.Y + glyph.Y);
        using var pathPaint = paint.Clone();
        pathPaint.IsAntialias = true;
        var isPlain =
            paint.Shader == null && paint.PathEffect == null && paint.MaskFilter == null && (paint.Style == SKPaintStyle.Fill || paint.StrokeWidth == 0);
        if (!isPlain)
        {
            path.Transform(placed);
            canvas.DrawPath(path, pathPaint);
            return;
        }
        canvas.Save();
        canvas.Concat(placed);
        canvas.DrawPath(path, pathPaint);
        canvas.Restore();
    }

    private static void DrawMask(GlyphBrush brush, SKPaint paint, SKMatrix matrix, SKPoint origin, PlacedGlyph glyph)
    {
        var key = StrikeKey.Of(glyph, matrix, paint);
        // Along the baseline glyphs go to the nearest quarter of a pixel, across it to the nearest pixel, unless it is slanted.
        var (placesX, placesY) = (key.IsUpright ? 1 : GlyphStrike.Places, key.IsLevel ? 1 : GlyphStrike.Places);
        var device = Map(matrix, origin, glyph);
        var x = device.X + 0.5f / placesX;
        var y = device.Y + 0.5f / placesY;
        var (column, row) = (MathF.Floor(x), MathF.Floor(y));
        if (Math.Abs(column) > int.MaxValue / 2 || Math.Abs(row) > int.MaxValue / 2)
            return;
        var placeX = placesX == 1 ? 0 : (int)((x - column) * GlyphStrike.Places);
        var placeY = placesY == 1 ? 0 : (int)((y - row) * GlyphStrike.Places);
        var strike = GlyphStrike.For(key, paint);
        brush.Fill(strike.PathAt(glyph.CodePoint, placeX, placeY), column, row, strike.IsOnGrid);
    }

    private static SKPoint Map(SKMatrix matrix, SKPoint origin, PlacedGlyph glyph)
    {
        var isTranslation = matrix is { ScaleX: 1, ScaleY: 1, SkewX: 0, SkewY: 0 };
        if (isTranslation)
            return new(glyph.X + (matrix.TransX + origin.X), glyph.Y + (matrix.TransY + origin.Y));
        var start = matrix.MapPoint(origin);
        return new(matrix.ScaleX * glyph.X + matrix.SkewX * glyph.Y + start.X, matrix.SkewY * glyph.X + matrix.ScaleY * glyph.Y + start.Y);
    }
}
