using SessionOps.Drawing.Fonts.Hinting;
using SkiaSharp;

namespace SessionOps.Drawing.Fonts;

/// <summary>Makes Skia paths of outlines, curve by curve in the order in which Chromium makes them.</summary>
internal static class GlyphPath
{
    private const float Unit = 1f / FixedPoint.Pixel;

    /// <summary>The path of points in 64ths of a pixel; y goes down from here on.</summary>
    public static SKPath Make(OutlinePoint[] points, GlyphContour[] contours)
    {
        using var builder = new SKPathBuilder();
        var pen = new Pen(builder);
        var first = 0;
        foreach (var contour in contours)
        {
            if (contour.Length > 0)
                Draw(ref pen, points.AsSpan(first, contour.Length));
            first += contour.Length;
        }
        return builder.Detach();
    }

    private static void Draw(ref Pen pen, ReadOnlySpan<OutlinePoint> points)
    {
        var last = points[^1];
        SKPoint start;
        if (points[0].IsOnCurve)
        {
            start = ToPixels(points[0]);
            points = points[1..];
        }
        else if (last.IsOnCurve)
        {
            start = ToPixels(last);
            points = points[..^1];
        }
        else
        {
            start = Middle(last, points[0]);
        }
        pen.MoveTo(start);
        OutlinePoint? control = null;
        foreach (var point in points)
        {
            if (control is not { } before)
            {
                if (point.IsOnCurve)
                    pen.LineTo(ToPixels(point));
                else
                    control = point;
                continue;
            }
            pen.CurveTo(ToPixels(before), point.IsOnCurve ? ToPixels(point) : Middle(before, point));
            control = point.IsOnCurve ? null : point;
        }
        if (control is { } end)
            pen.CurveTo(ToPixels(end), start);
        // No line back to the start: how Skia fills a path depends on how many points it has.
        pen.Close();
    }

    private static SKPoint ToPixels(OutlinePoint point) => new(point.X * Unit, -point.Y * Unit);

    private static SKPoint Middle(OutlinePoint a, OutlinePoint b) => new((a.X + b.X) / 2 * Unit, -((a.Y + b.Y) / 2) * Unit);

    /// <summary>Leaves out lines and curves that go nowhere, and contours made of these.</summary>
    private ref struct Pen(SKPathBuilder builder)
    {
        private SKPoint _current;
        private bool _isStarted;

        public void MoveTo(SKPoint point)
        {
            _current = point;
            _isStarted = false;
        }

        public void LineTo(SKPoint point)
        {
            if (point == _current)
                return;
            Start();
            builder.LineTo(point);
            _current = point;
        }

        public void CurveTo(SKPoint control, SKPoint point)
        {
            if (control == _current && point == _current)
                return;
            Start();
            builder.QuadTo(control, point);
            _current = point;
        }

        public readonly void Close()
        {
            if (_isStarted)
                builder.Close();
        }

        private void Start()
        {
            if (!_isStarted)
                builder.MoveTo(_current);
            _isStarted = true;
        }
    }
}
