using System.Text.Json;
using SkiaSharp;

namespace SessionOps.Drawing;

/// <summary>A path as a page builds it, with the points that Blink's canvas gives Skia.</summary>
internal sealed class CanvasPath : IDisposable
{
    private const float TwoPi = MathF.PI * 2;
    private const float DegreesOfRadian = 180 / MathF.PI;

    private SKPathBuilder _builder = new();
    private bool _isEmpty = true;
    private LoneShape? _alone;
    private SKMatrix? _placed;
    private SKPoint _first;
    private SKPoint _last;

    /// <summary>Makes a path from the commands of a <c>Path2D</c>.</summary>
    public static CanvasPath Of(JsonElement commands)
    {
        var path = new CanvasPath();
        foreach (var command in commands.EnumerateArray())
            path.TryAdd(new Arguments(command));
        return path;
    }

    /// <summary>The path for Skia.</summary>
    public SKPath ToSkia(string rule = "nonzero")
    {
        var path = _builder.Snapshot();
        path.FillType = rule == "evenodd" ? SKPathFillType.EvenOdd : SKPathFillType.Winding;
        return path;
    }

    /// <summary>The only shape of the path, where Blink keeps it as such: it fills an arc and a rounded rectangle that stand alone in another way than a path.</summary>
    public LoneShape? Alone => _alone;

    private void Clear()
    {
        _builder.Reset();
        _isEmpty = true;
        _alone = null;
    }

    /// <summary>Moves the points into other coordinates.</summary>
    public void Transform(Affine transform)
    {
        if (_isEmpty || transform == Affine.Identity)
            return;
        var matrix = transform.ToSkia();
        _alone = null;
        using var path = _builder.Detach();
        _builder.AddPath(path, in matrix, SKPathAddMode.Append);
        (_first, _last) = (matrix.MapPoint(_first), matrix.MapPoint(_last));
    }

    /// <summary>Adds what a command draws; false if it is not a path command.</summary>
    /// <param name="arguments">The command.</param>
    /// <param name="placed">Where its points stand, when the transformation has no inverse; null else.</param>
    public bool TryAdd(Arguments arguments, Affine? placed = null)
    {
        _placed = placed?.ToSkia();
        var wasEmpty = _isEmpty;
        var before = _alone;
        _alone = null;
        if (!TryAddShape(arguments))
        {
            _alone = before;
            return false;
        }

        if (arguments.Name == "closePath")
            _alone = before;
        else if (!wasEmpty)
            _alone = null;
        return true;
    }

    private bool TryAddShape(Arguments arguments)
    {
        switch (arguments.Name)
        {
            case "beginPath":
                Clear();
                break;
            case "closePath":
                Close();
                break;
            case "moveTo":
                MoveTo(Point(arguments, 0));
                break;
            case "lineTo":
                LineTo(Point(arguments, 0));
                break;
            case "quadraticCurveTo":
                QuadTo(Point(arguments, 0), Point(arguments, 2));
                break;
            case "bezierCurveTo":
                CubicTo(Point(arguments, 0), Point(arguments, 2), Point(arguments, 4));
                break;
            case "rect":
                AddRect(arguments.Numbers());
                break;
            case "roundRect":
                AddRoundRect(arguments.Numbers());
                break;
            case "arc":
                AddCircle(Point(arguments, 0), arguments.Number(2), arguments.Number(3), arguments.Number(4), arguments.Flag(5));
                break;
            case "ellipse":
                AddEllipse(
                    Point(arguments, 0),
                    arguments.Number(2),
                    arguments.Number(3),
                    arguments.Number(4),
                    arguments.Number(5),
                    arguments.Number(6),
                    arguments.Flag(7)
                );
                break;
            case "arcTo":
                ArcTo(Point(arguments, 0), Point(arguments, 2), arguments.Number(4));
                break;
            case "svg":
                AddSvg(arguments.Text(0));
                break;
            case "addPath":
                AddPath(Of(arguments[6]), Affine.Of(arguments.Doubles()[..6]).ToSkia());
                break;
            default:
                return false;
        }

        return true;
    }

    public void Dispose() => _builder.Dispose();

    private SKPoint Point(Arguments arguments, int index)
    {
        var point = new SKPoint(arguments.Number(index), arguments.Number(index + 1));
        return _placed is { } matrix ? matrix.MapPoint(point) : point;
    }

    private void MoveTo(SKPoint point)
    {
        _builder.MoveTo(point);
        (_first, _last, _isEmpty) = (point, point, false);
    }

    private void LineTo(SKPoint point)
    {
        if (_isEmpty)
            MoveTo(point);
        _builder.LineTo(point);
        _last = point;
    }

    private void QuadTo(SKPoint control, SKPoint end)
    {
        if (_isEmpty)
            MoveTo(control);
        _builder.QuadTo(control, end);
        _last = end;
    }

    private void CubicTo(SKPoint control, SKPoint otherControl, SKPoint end)
    {
        if (_isEmpty)
            MoveTo(control);
        _builder.CubicTo(control, otherControl, end);
        _last = end;
    }

    private void Close()
    {
        if (_isEmpty)
            return;
        using var path = _builder.Snapshot();
        var bounds = path.Bounds;
        if (bounds.Width == 0 && bounds.Height == 0)
            return;
        _builder.Close();
        _last = _first;
    }

    private void AddRect(float[] box)
    {
        var (x, y, width, height) = (box[0], box[1], box[2], box[3]);
        MoveTo(new SKPoint(x, y));
        if (width == 0 && height == 0)
            return;
        _builder.LineTo(x + width, y);
        _builder.LineTo(x + width, y + height);
        _builder.LineTo(x, y + height);
        _builder.Close();
        MoveTo(new SKPoint(x, y));
    }

    private void AddRoundRect(float[] values)
    {
        var box = SKRect.Create(values[0], values[1], values[2], values[3]).Standardized;
        SKPoint[] radii = [.. Enumerable.Range(0, 4).Select(corner => new SKPoint(values[4 + (2 * corner)], values[5 + (2 * corner)]))];
        // The first radius belongs to the corner that the page named first.
        if (values[2] < 0)
            radii = [radii[1], radii[0], radii[3], radii[2]];
        if (values[3] < 0)
            radii = [radii[3], radii[2], radii[1], radii[0]];
        using var shape = new SKRoundRect();
        shape.SetRectRadii(box, radii);
        _builder.AddRoundRect(shape, values[2] < 0 != values[3] < 0 ? SKPathDirection.CounterClockwise : SKPathDirection.Clockwise);
        MoveTo(new SKPoint(values[0], values[1]));
        _alone = new LoneShape(box, 0, 360, radii);
    }

    private void ArcTo(SKPoint corner, SKPoint end, float radius)
    {
        if (_isEmpty)
            MoveTo(corner);
        else if (corner == _last || corner == end || radius == 0)
            LineTo(corner);
        else
        {
            _builder.ArcTo(corner, end, radius);
            TakeLast();
        }
    }

    private void AddCircle(SKPoint center, float radius, float start, float end, bool counterclockwise)
    {
        (start, end) = Angles(start, end, counterclockwise);
        if (radius == 0 || start == end)
            AddFlatEllipse(Affine.Translation(center.X, center.Y), radius, radius, start, end);
        else
            _alone = AddArc(center, radius, radius, start, end);
    }

    private void AddEllipse(SKPoint center, float radiusX, float radiusY, float rotation, float start, float end, bool counterclockwise)
    {
        (start, end) = Angles(start, end, counterclockwise);
        var turned = Affine.Translation(center.X, center.Y).After(Affine.Rotation(rotation));
        if (radiusX == 0 || radiusY == 0 || start == end)
        {
            AddFlatEllipse(turned, radiusX, radiusY, start, end);
        }
        else if (rotation == 0)
        {
            AddArc(center, radiusX, radiusY, start, end);
        }
        else
        {
            Transform(turned.Inverse());
            AddArc(SKPoint.Empty, radiusX, radiusY, start, end);
            Transform(turned);
        }
    }

    // Skia draws no arc of a whole turn, so that one is two halves.
    private LoneShape AddArc(SKPoint center, float radiusX, float radiusY, float start, float end)
    {
        var oval = new SKRect(center.X - radiusX, center.Y - radiusY, center.X + radiusX, center.Y + radiusY);
        var startDegrees = start * DegreesOfRadian;
        var sweepDegrees = (end - start) * DegreesOfRadian;
        if (MathF.Abs(MathF.Abs(sweepDegrees) - 360) <= 1f / 4096)
        {
            var half = MathF.CopySign(180, sweepDegrees);
            _builder.ArcTo(oval, startDegrees, half, forceMoveTo: false);
            _builder.ArcTo(oval, startDegrees + half, half, forceMoveTo: false);
        }
        else
        {
            _builder.ArcTo(oval, startDegrees, sweepDegrees, forceMoveTo: false);
        }

        TakeLast();
        return new LoneShape(oval, startDegrees, sweepDegrees, Radii: null);
    }

    private void AddSvg(string data)
    {
        using var path = SKPath.ParseSvgPathData(data);
        if (path is null || path.IsEmpty)
            return;
        _builder.AddPath(path, SKPathAddMode.Append);
        TakeLast();
    }

    private void AddPath(CanvasPath other, SKMatrix matrix)
    {
        using (other)
        using (var path = other.ToSkia())
        {
            if (path.IsEmpty)
                return;
            _builder.AddPath(path, in matrix, SKPathAddMode.Append);
            TakeLast();
        }
    }

    private void TakeLast()
    {
        using var path = _builder.Snapshot();
        _last = path.LastPoint;
        if (_isEmpty)
            _first = path[0];
        _isEmpty = false;
    }

    private void AddFlatEllipse(Affine turned, float radiusX, float radiusY, float start, float end)
    {
        foreach (var angle in AnglesBetween(start, end))
            LineTo(turned.ToSkia().MapPoint(new SKPoint(radiusX * MathF.Cos(angle), radiusY * MathF.Sin(angle))));
    }

    /// <summary>The same angles, with a start in the first turn and not more than a turn between them.</summary>
    private static (float Start, float End) Angles(float start, float end, bool counterclockwise)
    {
        var turned = start % TwoPi;
        if (turned < 0)
        {
            turned += TwoPi;
            if (turned >= TwoPi)
                turned -= TwoPi;
        }

        return (turned, EndAngle(turned, end + (turned - start), counterclockwise));
    }

    private static float EndAngle(float start, float end, bool counterclockwise)
    {
        if (!counterclockwise && end - start >= TwoPi)
            return start + TwoPi;
        if (counterclockwise && start - end >= TwoPi)
            return start - TwoPi;
        if (!counterclockwise && start > end)
            return start + (TwoPi - ((start - end) % TwoPi));
        return counterclockwise && start < end ? start - (TwoPi - ((end - start) % TwoPi)) : end;
    }

    // A flat ellipse is a line to each of its extremes.
    private static IEnumerable<float> AnglesBetween(float start, float end)
    {
        const float quarter = MathF.PI / 2;
        yield return start;
        if (start < end)
        {
            for (var angle = start - (start % quarter) + quarter; angle < end; angle += quarter)
                yield return angle;
        }
        else
        {
            for (var angle = start - (start % quarter); angle > end; angle -= quarter)
                yield return angle;
        }

        yield return end;
    }
}
