using SkiaSharp;

namespace SessionOps.Drawing.Fonts;

/// <summary>What the shape of a glyph depends on, besides the glyph and its place within a pixel.</summary>
/// <remarks>Scales and skews are the canvas' transformation. The stroke width is that of the line around the glyph, or negative for a filled glyph.</remarks>
internal readonly record struct StrikeKey(
    FontFace Face,
    float Size,
    bool IsEmboldened,
    bool IsSlanted,
    bool IsHinted,
    float ScaleX,
    float SkewX,
    float SkewY,
    float ScaleY,
    float StrokeWidth,
    float StrokeMiter,
    SKStrokeJoin StrokeJoin
)
{
    /// <summary>A glyph under the transformation of a canvas. Turned and slanted glyphs are not hinted.</summary>
    public static StrikeKey Of(PlacedGlyph glyph, SKMatrix matrix, SKPaint paint)
    {
        var isStroke = paint.Style == SKPaintStyle.Stroke;
        var (scaleX, skewX, skewY, scaleY) = (Relax(matrix.ScaleX), Relax(matrix.SkewX), Relax(matrix.SkewY), Relax(matrix.ScaleY));
        var isAligned = (skewX == 0 && skewY == 0) || (scaleX == 0 && scaleY == 0);
        return new(
            glyph.Face,
            glyph.Size,
            glyph.IsEmboldened,
            glyph.IsSlanted,
            IsHinted: isAligned && !glyph.IsSlanted,
            scaleX,
            skewX,
            skewY,
            scaleY,
            isStroke ? paint.StrokeWidth : -1,
            isStroke ? paint.StrokeMiter : 0,
            isStroke ? paint.StrokeJoin : 0
        );
    }

    /// <summary>A glyph that is drawn as a path: filled, not transformed and not hinted.</summary>
    public static StrikeKey Of(PlacedGlyph glyph, float size) =>
        new(glyph.Face, size, glyph.IsEmboldened, glyph.IsSlanted, IsHinted: false, 1, 0, 0, 1, -1, 0, 0);

    /// <summary>Whether the baseline runs along the rows of pixels.</summary>
    public bool IsLevel => SkewY == 0;

    /// <summary>Whether the baseline runs along the columns of pixels.</summary>
    public bool IsUpright => SkewY != 0 && ScaleX == 0;

    /// <summary>Skia tells transformations apart by 1024ths.</summary>
    private static float Relax(float value) => MathF.Floor(value * 1024 + 0.5f) / 1024;
}
