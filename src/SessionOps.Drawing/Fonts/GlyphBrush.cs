using SkiaSharp;

namespace SessionOps.Drawing.Fonts;

/// <summary>Blends glyphs onto a canvas in the colour of a paint, with their coverage corrected by the gamma table.</summary>
internal sealed class GlyphBrush : IDisposable
{
    // Taken for the colour of gradients and patterns when nobody says what their mean colour is.
    private static readonly SKColor s_unknownColor = new(0x7f, 0x80, 0x7f);

    private readonly SKCanvas _canvas;
    private readonly SKMatrix _matrix;
    private readonly SKPaint _paint;
    private readonly SKShader? _shader;
    private readonly byte[] _gamma;
    private readonly SKMaskFilter? _filter;

    /// <summary>Makes a brush for a canvas' transformation, which the paint's shader follows; the mean colour is that of a gradient.</summary>
    public GlyphBrush(SKCanvas canvas, SKPaint paint, SKMatrix matrix, SKColor? meanColor)
    {
        _canvas = canvas;
        _matrix = matrix;
        _shader = paint.Shader;
        _paint = paint.Clone();
        _paint.Style = SKPaintStyle.Fill;
        _paint.PathEffect = null;
        _paint.IsAntialias = true;
        _gamma = MaskGamma.For(_shader == null ? paint.Color : meanColor ?? s_unknownColor);
        // Blurred text is not corrected.
        if (paint.MaskFilter == null)
            _paint.MaskFilter = _filter = SKMaskFilter.CreateTable(_gamma);
    }

    /// <summary>Fills a path, moved by whole pixels of the untransformed canvas. It can move when no coordinate loses digits by that.</summary>
    public void Fill(SKPath path, float column, float row, bool canMove)
    {
        var pixels = SKRectI.Ceiling(path.Bounds, outwards: true);
        pixels.Offset((int)column, (int)row);
        var clip = _canvas.DeviceClipBounds;
        if (pixels.IsEmpty || !clip.IntersectsWith(pixels))
            return;
        using var shader = _shader?.WithLocalMatrix(_matrix.PostConcat(SKMatrix.CreateTranslation(-column, -row)));
        if (shader != null)
            _paint.Shader = shader;
        _canvas.Save();
        _canvas.ResetMatrix();
        var isWhole = canMove && clip.Contains(pixels);
        // Skia fills the path in the pixels that the clip leaves; how it comes out depends on which these are.
        if (isWhole && _filter != null)
            _canvas.ClipRect(pixels);
        _canvas.Translate(column, row);
        if (isWhole || _filter == null)
            _canvas.DrawPath(path, _paint);
        else
            FillPixels(GlyphMask.Fill(path));
        _canvas.Restore();
    }

    public void Dispose()
    {
        _paint.Dispose();
        _filter?.Dispose();
    }

    /// <summary>Draws the pixels of a path that has been filled on its own: those that are covered alike together.</summary>
    private void FillPixels(GlyphMask mask)
    {
        var table = new byte[256];
        for (var coverage = 1; coverage < 256; coverage++)
        {
            if (_gamma[coverage] == 0 || !mask.Has((byte)coverage))
                continue;
            using var pixels = mask.PixelsWith((byte)coverage);
            table[255] = _gamma[coverage];
            using var filter = SKMaskFilter.CreateTable(table);
            _paint.MaskFilter = filter;
            _canvas.DrawPath(pixels, _paint);
        }
        _paint.MaskFilter = _filter;
    }
}
