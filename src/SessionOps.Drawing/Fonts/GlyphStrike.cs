using System.Collections.Concurrent;
using SessionOps.Drawing.Fonts.Hinting;
using SkiaSharp;

namespace SessionOps.Drawing.Fonts;

/// <summary>The coverage of the glyphs of a face at one size, under one transformation, filled or stroked in one way.</summary>
internal sealed class GlyphStrike
{
    /// <summary>Places within a pixel are quarters.</summary>
    public const int Places = 4;

    private const float Slant = -0.25f;
    private const float DefaultMiter = 4;
    private const int MaxStrikes = 64;
    private const int MaxPaths = 512;

    private static readonly ConcurrentDictionary<StrikeKey, GlyphStrike> s_strikes = new();

    private readonly StrikeKey _key;
    private readonly SKPathEffect? _effect;
    private readonly SKStrokeCap _cap;
    private readonly float _size;
    private readonly SKMatrix _remaining;
    private readonly ConcurrentDictionary<(int CodePoint, int PlaceX, int PlaceY), SKPath> _paths = new();

    private GlyphStrike(StrikeKey key, SKPaint paint)
    {
        _key = key;
        _effect = paint.PathEffect;
        _cap = paint.StrokeCap;
        (_size, _remaining) = Split(key);
    }

    /// <summary>Whether the coordinates of the paths are 64ths of a pixel.</summary>
    public bool IsOnGrid => _remaining.IsIdentity && !HasLine;

    private bool HasLine => _key.StrokeWidth >= 0 || _key.IsEmboldened || _effect != null;

    /// <summary>The strike of a face for a canvas and a paint. Strikes are kept, except for dashed lines.</summary>
    public static GlyphStrike For(StrikeKey key, SKPaint paint)
    {
        if (paint.PathEffect != null)
            return new(key, paint);
        if (s_strikes.Count >= MaxStrikes)
            s_strikes.Clear();
        return s_strikes.GetOrAdd(key, static (key, paint) => new(key, paint), paint);
    }

    /// <summary>The coverage of a glyph at a place within a pixel, in quarters.</summary>
    public SKPath PathAt(int codePoint, int placeX, int placeY)
    {
        if (_paths.Count >= MaxPaths)
            _paths.Clear();
        return _paths.GetOrAdd(
            (codePoint, placeX, placeY),
            static (key, strike) => strike.PathOf(key.CodePoint, (float)key.PlaceX / Places, (float)key.PlaceY / Places),
            this
        );
    }

    /// <summary>What a glyph covers, in pixels from a whole pixel; the place is within it.</summary>
    public SKPath PathOf(int codePoint, float placeX, float placeY)
    {
        if (_size <= 0 || _key.Face.Find(codePoint) is not { } glyph)
            return new();
        var points = _key.IsHinted ? LightHinter.Hint(_key.Face, glyph, _size) : LightHinter.Scale(_key.Face, glyph, _size);
        var path = GlyphPath.Make(points, glyph.Contours);
        if (!_remaining.IsIdentity)
            path.Transform(_remaining);
        if (placeX != 0 || placeY != 0)
            path.Transform(SKMatrix.CreateTranslation(placeX, placeY));
        return HasLine ? Stroke(path) : path;
    }

    /// <summary>The line around a path. Widths and dashes are those of the untransformed glyph.</summary>
    private SKPath Stroke(SKPath path)
    {
        var matrix = new SKMatrix(_key.ScaleX, _key.SkewX, 0, _key.SkewY, _key.ScaleY, 0, 0, 0, 1);
        if (!matrix.TryInvert(out var inverse))
            return new();
        using (path)
        {
            path.Transform(inverse);
            var isOutline = _key.StrokeWidth >= 0;
            using var paint = new SKPaint
            {
                Style =
                    isOutline ? SKPaintStyle.Stroke
                    : _key.IsEmboldened ? SKPaintStyle.StrokeAndFill
                    : SKPaintStyle.Fill,
                StrokeWidth = Math.Max(0, _key.StrokeWidth) + (_key.IsEmboldened ? Embolden(_key.Size) : 0),
                StrokeMiter = isOutline ? _key.StrokeMiter : DefaultMiter,
                StrokeJoin = _key.StrokeJoin,
                StrokeCap = _cap,
                PathEffect = _effect,
            };
            var stroked = paint.GetFillPath(path, 1) ?? new();
            stroked.Transform(matrix);
            return stroked;
        }
    }

    /// <summary>How much wider the lines of a glyph are that stands in for a bold one: less of large ones.</summary>
    private static float Embolden(float size)
    {
        const float smallSize = 9;
        const float largeSize = 36;
        const float smallPart = 1f / 24;
        const float largePart = 1f / 32;
        return size
            * (
                size <= smallSize ? smallPart
                : size >= largeSize ? largePart
                : smallPart + (size - smallSize) * (largePart - smallPart) / (largeSize - smallSize)
            );
    }

    /// <summary>Takes the font size that the outline is made at from a transformation, and leaves the rest.</summary>
    private static (float Size, SKMatrix Remaining) Split(StrikeKey key)
    {
        var slant = key.IsSlanted ? Slant * key.Size : 0;
        var total = new SKMatrix(
            key.ScaleX * key.Size,
            key.ScaleX * slant + key.SkewX * key.Size,
            0,
            key.SkewY * key.Size,
            key.SkewY * slant + key.ScaleY * key.Size,
            0,
            0,
            0,
            1
        );
        var isSkewedOrFlipped = total.SkewX != 0 || total.SkewY != 0 || total.ScaleX < 0 || total.ScaleY < 0;
        var (cosine, sine) = isSkewedOrFlipped ? Turn(total.ScaleX, total.SkewY) : (1, 0);
        var size = MathF.Abs(sine * total.SkewX + cosine * total.ScaleY);
        if (!float.IsFinite(size) || size <= 1f / 4096 || MathF.Abs(cosine * total.ScaleX - sine * total.SkewY) <= 1f / 4096)
            return (0, SKMatrix.Identity);
        if (isSkewedOrFlipped)
            return (size, SKMatrix.Concat(total, SKMatrix.CreateScale(1 / size, 1 / size)));
        return (size, total.ScaleX == total.ScaleY ? SKMatrix.Identity : SKMatrix.CreateScale(total.ScaleX / size, 1));
    }

    /// <summary>The turn that puts the baseline back onto the rows of pixels.</summary>
    private static (float Cosine, float Sine) Turn(float x, float y)
    {
        if (y == 0)
            return (MathF.CopySign(1, x), 0);
        if (x == 0)
            return (0, -MathF.CopySign(1, y));
        if (MathF.Abs(y) > MathF.Abs(x))
        {
            var ratio = x / y;
            var sine = -1 / MathF.CopySign(MathF.Sqrt(1 + ratio * ratio), y);
            return (-sine * ratio, sine);
        }
        else
        {
            var ratio = y / x;
            var cosine = 1 / MathF.CopySign(MathF.Sqrt(1 + ratio * ratio), x);
            return (cosine, -cosine * ratio);
        }
    }
}
