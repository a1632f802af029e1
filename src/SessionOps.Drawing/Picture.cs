using System.Text.Json;
using SkiaSharp;

namespace SessionOps.Drawing;

/// <summary>A canvas with what was drawn on it.</summary>
internal sealed class Picture : IDisposable
{
    // 64 MB of pixels; a canvas in Chrome may have sixteen times as many.
    private const long MaxArea = 1 << 24;

    private readonly SKBitmap _bitmap;

    private Picture(SKImageInfo info)
    {
        _bitmap = new SKBitmap();
        if (!_bitmap.TryAllocPixels(info))
        {
            _bitmap.Dispose();
            throw new NotDrawableException("There is not enough memory for the canvas.");
        }

        Painter = new CanvasPainter(_bitmap);
    }

    public CanvasPainter Painter { get; }

    public bool IsOpaque => _bitmap.AlphaType == SKAlphaType.Opaque;

    public int Width => _bitmap.Width;

    public int Height => _bitmap.Height;

    /// <summary>Draws what a request describes.</summary>
    /// <exception cref="NotDrawableException">It cannot be drawn.</exception>
    public static Picture Draw(JsonElement request, CancellationToken cancellationToken)
    {
        var (width, height) = (request.GetProperty("width").GetInt64(), request.GetProperty("height").GetInt64());
        if (width > MaxArea || height > MaxArea || width * height > MaxArea)
            throw new NotDrawableException("The canvas is too large.");
        var alpha = request.GetProperty("opaque").GetBoolean() ? SKAlphaType.Opaque : SKAlphaType.Premul;
        // A canvas without pixels has a context all the same.
        var picture = new Picture(new SKImageInfo(Math.Max(1, (int)width), Math.Max(1, (int)height), SKColorType.Bgra8888, alpha));
        try
        {
            foreach (var command in request.GetProperty("commands").EnumerateArray())
            {
                cancellationToken.ThrowIfCancellationRequested();
                picture.Painter.Run(command, cancellationToken);
            }

            return picture;
        }
        catch
        {
            picture.Dispose();
            throw;
        }
    }

    /// <summary>A part of the canvas as red, green, blue and alpha of each pixel, not premultiplied; outside of the canvas all are 0.</summary>
    public unsafe byte[] ReadPixels(int x, int y, int width, int height)
    {
        if ((long)width * height > MaxArea)
            throw new NotDrawableException("The part of the canvas is too large.");
        var pixels = new byte[4 * width * height];
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var source = Pixels();
        fixed (byte* first = pixels)
            source.ReadPixels(info, (nint)first, info.RowBytes, x, y);
        return pixels;
    }

    /// <summary>The pixels of the canvas, in its memory.</summary>
    public SKPixmap Pixels() => _bitmap.PeekPixels();

    /// <summary>What the canvas shows now.</summary>
    public SKImage Snapshot() => SKImage.FromBitmap(_bitmap);

    public void Dispose()
    {
        Painter.Dispose();
        _bitmap.Dispose();
    }
}
