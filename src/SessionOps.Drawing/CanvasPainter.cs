using System.Text.Json;
using SkiaSharp;

namespace SessionOps.Drawing;

/// <summary>Carries out a context's commands on a bitmap, in the way of Blink's canvas.</summary>
internal sealed partial class CanvasPainter : IDisposable
{
    private readonly SKBitmap _bitmap;
    private readonly SKCanvas _canvas;
    private readonly CanvasPath _path = new();
    private readonly Stack<(CanvasState State, Affine Transform)> _saved = [];
    private CanvasState _state = new();

    public CanvasPainter(SKBitmap bitmap)
    {
        _bitmap = bitmap;
        _canvas = new SKCanvas(bitmap);
        _canvas.Clear(IsOpaque ? SKColors.Black : SKColors.Transparent);
    }

    /// <summary>The current transformation.</summary>
    public Affine Transform { get; private set; } = Affine.Identity;

    private SKMatrix Matrix => _canvas.TotalMatrix;

    private bool IsOpaque => _bitmap.AlphaType == SKAlphaType.Opaque;

    /// <summary>Carries out one command.</summary>
    /// <exception cref="NotDrawableException">It is not drawn here.</exception>
    public void Run(JsonElement command, CancellationToken cancellationToken)
    {
        var arguments = new Arguments(command);
        if (TrySet(arguments) || TryTransform(arguments))
            return;
        // A context whose transformation has no inverse draws nothing, but its path goes on, at the points of the canvas.
        if (!_path.TryAdd(arguments, Transform.IsInvertible ? null : Transform) && Transform.IsInvertible)
            Draw(arguments, cancellationToken);
    }

    /// <summary>Whether a point of the canvas lies within a path, or the current one for null.</summary>
    public bool IsInPath(string rule, float x, float y, JsonElement path)
    {
        if (!Transform.IsInvertible)
            return false;
        using var asked = PathOf(path, rule);
        var point = Transform.Inverse().ToSkia().MapPoint(x, y);
        return asked.Contains(point.X, point.Y);
    }

    /// <summary>Whether a point of the canvas lies within the stroke of a path, or of the current one for null.</summary>
    public bool IsInStroke(float x, float y, JsonElement path)
    {
        if (!Transform.IsInvertible)
            return false;
        using var asked = PathOf(path, "nonzero");
        using var paint = new SKPaint();
        SetStroke(paint);
        using var builder = new SKPathBuilder();
        paint.GetFillPath(asked, builder);
        using var stroke = builder.Detach();
        var point = Transform.Inverse().ToSkia().MapPoint(x, y);
        return stroke.Contains(point.X, point.Y);
    }

    public void Dispose()
    {
        _path.Dispose();
        _canvas.Dispose();
    }

    private SKPath PathOf(JsonElement commands, string rule)
    {
        if (commands.ValueKind == JsonValueKind.Null)
            return _path.ToSkia(rule);
        using var path = CanvasPath.Of(commands);
        return path.ToSkia(rule);
    }

    private bool TryTransform(Arguments arguments)
    {
        switch (arguments.Name)
        {
            case "save":
                _saved.Push((_state with { }, Transform));
                _canvas.Save();
                break;
            case "restore":
                if (Transform.IsInvertible)
                    _path.Transform(Transform);
                (_state, Transform) = _saved.Pop();
                if (Transform.IsInvertible)
                    _path.Transform(Transform.Inverse());
                _canvas.Restore();
                break;
            case "scale":
                var (scaleX, scaleY) = (arguments.Number(0), arguments.Number(1));
                if (Concat(Affine.Scaling(scaleX, scaleY), Affine.Scaling(1d / scaleX, 1d / scaleY)))
                    _canvas.Scale(scaleX, scaleY);
                break;
            case "rotate":
                var angle = arguments.Double(0);
                if (Concat(Affine.Rotation(angle), Affine.Rotation(-angle)))
                    _canvas.RotateDegrees((float)(angle * (180 / Math.PI)));
                break;
            case "translate":
                var (x, y) = (arguments.Number(0), arguments.Number(1));
                if (Concat(Affine.Translation(x, y), Affine.Translation(-x, -y)))
                    _canvas.Translate(x, y);
                break;
            case "transform":
                Concat(Affine.Of(arguments.Doubles()));
                break;
            case "setTransform":
                Reset();
                Concat(Affine.Of(arguments.Doubles()));
                break;
            case "resetTransform":
                Reset();
                break;
            default:
                return false;
        }

        return true;
    }

    private void Concat(Affine transform)
    {
        if (Concat(transform, transform.Inverse()))
            _canvas.Concat(transform.ToSkia());
    }

    // The points of the current path stay where they are on the canvas, and follow Skia's matrix only while there is a way back.
    private bool Concat(Affine transform, Affine inverse)
    {
        var before = Transform;
        Transform = before.After(transform);
        if (Transform == before || !Transform.IsInvertible)
            return false;
        _path.Transform(inverse);
        return true;
    }

    private void Reset()
    {
        if (Transform.IsInvertible)
            _path.Transform(Transform);
        Transform = Affine.Identity;
        _canvas.ResetMatrix();
    }

    private bool TrySet(Arguments arguments)
    {
        switch (arguments.Name)
        {
            case "fillStyle":
                _state.Fill = CanvasStyle.Of(arguments[0]);
                return true;
            case "strokeStyle":
                _state.Stroke = CanvasStyle.Of(arguments[0]);
                return true;
            case "globalAlpha":
                _state.Alpha = arguments.Number(0);
                return true;
            case "globalCompositeOperation":
                _state.Operator = arguments.Text(0);
                return true;
            case "filter":
                _state.Filter = arguments.Text(0);
                return true;
            case "lineWidth":
                _state.LineWidth = arguments.Number(0);
                return true;
            case "miterLimit":
                _state.MiterLimit = arguments.Number(0);
                return true;
            case "lineCap":
                _state.Cap = arguments.Text(0) switch
                {
                    "round" => SKStrokeCap.Round,
                    "square" => SKStrokeCap.Square,
                    _ => SKStrokeCap.Butt,
                };
                return true;
            case "lineJoin":
                _state.Join = arguments.Text(0) switch
                {
                    "round" => SKStrokeJoin.Round,
                    "bevel" => SKStrokeJoin.Bevel,
                    _ => SKStrokeJoin.Miter,
                };
                return true;
            case "lineDash":
                _state.Dashes = arguments.Numbers();
                return true;
            case "lineDashOffset":
                _state.DashOffset = arguments.Number(0);
                return true;
            case "shadowColor":
                _state.ShadowColor = CssColor.Parse(arguments.Text(0)) ?? default;
                return true;
            case "shadowOffsetX":
                _state.ShadowOffset = _state.ShadowOffset with { X = arguments.Number(0) };
                return true;
            case "shadowOffsetY":
                _state.ShadowOffset = _state.ShadowOffset with { Y = arguments.Number(0) };
                return true;
            case "shadowBlur":
                _state.ShadowBlur = arguments.Number(0);
                return true;
            case "imageSmoothingEnabled":
                _state.IsSmoothing = arguments.Flag(0);
                return true;
            case "imageSmoothingQuality":
                _state.SmoothingQuality = arguments.Text(0);
                return true;
            case "textAlign" or "textBaseline" or "direction" or "fontKerning" or "fontStretch" or "fontVariantCaps" or "textRendering":
                // The page has placed its glyphs by them.
                return true;
            default:
                return false;
        }
    }
}
