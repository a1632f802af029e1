using System.Runtime.InteropServices;
using SkiaSharp;

namespace SessionOps.Drawing.Fonts;

/// <summary>How much of each pixel a path covers.</summary>
internal sealed class GlyphMask
{
    private readonly SKRectI _bounds;
    private readonly byte[] _coverage;

    private GlyphMask(SKRectI bounds, byte[] coverage)
    {
        _bounds = bounds;
        _coverage = coverage;
    }

    public static GlyphMask Fill(SKPath path)
    {
        var bounds = SKRectI.Ceiling(path.Bounds, outwards: true);
        using var bitmap = new SKBitmap(new SKImageInfo(bounds.Width, bounds.Height, SKColorType.Bgra8888, SKAlphaType.Premul));
        bitmap.Erase(SKColors.Transparent);
        using var canvas = new SKCanvas(bitmap);
        // With a mask filter, even one that changes nothing, Skia fills the path on its own before it blends it.
        using var filter = SKMaskFilter.CreateTable([.. Enumerable.Range(0, 256).Select(value => (byte)value)]);
        using var paint = new SKPaint
        {
            IsAntialias = true,
            Color = SKColors.Black,
            MaskFilter = filter,
        };
        canvas.Translate(-bounds.Left, -bounds.Top);
        canvas.DrawPath(path, paint);
        var pixels = MemoryMarshal.Cast<byte, uint>(bitmap.GetPixelSpan());
        var coverage = new byte[pixels.Length];
        for (var i = 0; i < coverage.Length; i++)
            coverage[i] = (byte)(pixels[i] >> 24);
        return new(bounds, coverage);
    }

    /// <summary>Whether any pixel is covered that much, from 0 to 255.</summary>
    public bool Has(byte coverage) => _coverage.AsSpan().Contains(coverage);

    /// <summary>The pixels that are covered that much.</summary>
    public SKPath PixelsWith(byte coverage)
    {
        using var builder = new SKPathBuilder();
        for (var i = 0; i < _coverage.Length; i++)
            if (_coverage[i] == coverage)
                builder.AddRect(SKRect.Create(_bounds.Left + i % _bounds.Width, _bounds.Top + i / _bounds.Width, 1, 1));
        return builder.Detach();
    }
}
