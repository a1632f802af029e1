using System.Text.Json;
using SkiaSharp;

namespace SessionOps.Drawing;

/// <content>What changes pixels.</content>
internal sealed partial class CanvasPainter
{
    private void Draw(Arguments arguments, CancellationToken cancellationToken)
    {
        switch (arguments.Name)
        {
            case "fillRect":
                using (var paint = FillPaint(cancellationToken))
                    DrawShape(paint, Matrix, shape => _canvas.DrawRect(Box(arguments.Numbers()), shape));
                break;
            case "strokeRect":
                using (var paint = StrokePaint(cancellationToken))
                    DrawShape(paint, Matrix, shape => _canvas.DrawRect(Box(arguments.Numbers()), shape));
                break;
            case "clearRect":
                ClearRect(Box(arguments.Numbers()));
                break;
            case "fill":
                using (var paint = FillPaint(cancellationToken))
                    Fill(arguments[1], arguments.Text(0), paint);
                break;
            case "stroke":
                using (var path = PathOf(arguments[0], "nonzero"))
                using (var paint = StrokePaint(cancellationToken))
                    DrawShape(paint, Matrix, shape => _canvas.DrawPath(path, shape));
                break;
            case "clip":
                Clip(arguments[1], arguments.Text(0));
                break;
            case "glyphs":
                DrawGlyphs(arguments, cancellationToken);
                break;
            case "image":
                DrawImage(arguments, cancellationToken);
                break;
            case "put":
                PutPixels(arguments);
                break;
            default:
                throw new NotDrawableException($"The command {arguments.Name} is not drawn.");
        }
    }

    private void Fill(JsonElement commands, string rule, SKPaint paint)
    {
        var matrix = Matrix;
        using var shader = paint.Shader;
        using var placed = shader is null ? null : SKShader.CreateLocalMatrix(shader, matrix);
        paint.Shader = placed;
        if (commands.ValueKind == JsonValueKind.Null && _path.Alone is { } alone)
        {
            DrawShape(paint, SKMatrix.Identity, shown => alone.Fill(_canvas, matrix, shown));
            return;
        }

        using var path = PathOf(commands, rule);
        path.Transform(in matrix);
        using var exact = ConicWeights.Adjust(path);
        DrawShape(paint, SKMatrix.Identity, shown => _canvas.DrawPath(exact, shown));
    }

    private void Clip(JsonElement commands, string rule)
    {
        using var path = PathOf(commands, rule);
        var matrix = Matrix;
        path.Transform(in matrix);
        using var exact = ConicWeights.Adjust(path);
        _canvas.SetMatrix(SKMatrix.Identity);
        _canvas.ClipPath(exact, SKClipOperation.Intersect, antialias: true);
        _canvas.SetMatrix(matrix);
    }

    private static SKRect Box(float[] box) => new SKRect(box[0], box[1], box[0] + box[2], box[1] + box[3]).Standardized;

    private SKPaint FillPaint(CancellationToken cancellationToken)
    {
        var paint = NewPaint();
        _state.Fill.ApplyTo(paint, _state, cancellationToken);
        return paint;
    }

    private SKPaint StrokePaint(CancellationToken cancellationToken)
    {
        var paint = NewPaint();
        SetStroke(paint);
        _state.Stroke.ApplyTo(paint, _state, cancellationToken);
        return paint;
    }

    private SKPaint NewPaint()
    {
        if (_state.Filter is not null and not "none")
            throw new NotDrawableException("Filters are not drawn.");
        return new SKPaint { IsAntialias = true };
    }

    private void SetStroke(SKPaint paint)
    {
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = _state.LineWidth;
        paint.StrokeMiter = _state.MiterLimit;
        paint.StrokeCap = _state.Cap;
        paint.StrokeJoin = _state.Join;
        if (_state.Dashes.Length == 0 || _state.Dashes.All(static length => length == 0))
            return;
        using var dashes = SKPathEffect.CreateDash(_state.Dashes, _state.DashOffset);
        paint.PathEffect = dashes;
    }

    /// <summary>Draws a shape with its shadow below it, by the operator of the context.</summary>
    /// <param name="paint">What it is drawn with.</param>
    /// <param name="matrix">The coordinates that it is drawn in.</param>
    /// <param name="draw">Draws it.</param>
    private void DrawShape(SKPaint paint, SKMatrix matrix, Action<SKPaint> draw)
    {
        if (_state.Operator == "copy")
            _canvas.Clear(IsOpaque ? SKColors.Black : SKColors.Transparent);
        if (_state.ReachesBeyondShape)
        {
            using var layer = new SKPaint { BlendMode = _state.Blend };
            _canvas.SaveLayer(layer);
        }
        else
        {
            paint.BlendMode = _state.Blend;
            _canvas.Save();
        }

        if (_state.HasShadow)
            DrawShadow(paint, matrix, draw);
        _canvas.SetMatrix(matrix);
        draw(paint);
        _canvas.Restore();
    }

    private void DrawShadow(SKPaint paint, SKMatrix matrix, Action<SKPaint> draw)
    {
        using var shadow = paint.Clone();
        using var color = SKColorFilter.CreateBlendMode(_state.ShadowColor.ToSkiaBytes(), SKBlendMode.SrcIn);
        // The colour itself where there is no need for a filter: how heavy text is depends on it.
        if (paint.Shader is null)
            shadow.ColorF = _state.ShadowColor.ToSkia(paint.ColorF.Alpha);
        else
            shadow.ColorFilter = color;
        using var blur = _state.ShadowBlur > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, _state.ShadowBlur / 2, respectCTM: false) : null;
        shadow.MaskFilter = blur;
        // A shadow falls by pixels of the canvas, whatever the transformation.
        _canvas.SetMatrix(SKMatrix.CreateTranslation(_state.ShadowOffset.X, _state.ShadowOffset.Y).PreConcat(matrix));
        draw(shadow);
    }

    private void ClearRect(SKRect box)
    {
        using var paint = new SKPaint { BlendMode = IsOpaque ? SKBlendMode.Src : SKBlendMode.Clear, Color = SKColors.Black };
        _canvas.DrawRect(box, paint);
    }

    private void DrawImage(Arguments arguments, CancellationToken cancellationToken)
    {
        using var picture = Picture.Draw(arguments[0], cancellationToken);
        using var image = picture.Snapshot();
        var (source, target) = (arguments.Numbers(1, 4), arguments.Numbers(5, 4));
        if (source[2] == 0 || source[3] == 0)
            return;
        // What lies outside of the image is left out on both sides.
        var wanted = Box(source);
        var part = SKRect.Intersect(wanted, SKRect.Create(picture.Width, picture.Height));
        var place = Box(target);
        var (scaleX, scaleY) = (place.Width / wanted.Width, place.Height / wanted.Height);
        if (part.IsEmpty)
            return;
        var shown = new SKRect(
            place.Left + ((part.Left - wanted.Left) * scaleX),
            place.Top + ((part.Top - wanted.Top) * scaleY),
            place.Right - ((wanted.Right - part.Right) * scaleX),
            place.Bottom - ((wanted.Bottom - part.Bottom) * scaleY)
        );
        if (_state.IsSmoothing && _state.SmoothingQuality != "low" && IsSmaller(part, shown))
            throw new NotDrawableException("Chrome's way of making images smaller in good quality is not Skia's.");
        using var paint = NewPaint();
        paint.ColorF = new SKColorF(0, 0, 0, _state.Alpha);
        if (_state.HasShadow)
            throw new NotDrawableException("The shadows of images are not drawn.");
        DrawShape(paint, Matrix, shape => _canvas.DrawImage(image, part, shown, _state.Sampling, shape));
    }

    private bool IsSmaller(SKRect source, SKRect target)
    {
        var shown = Matrix.MapRect(target);
        return shown.Width < source.Width || shown.Height < source.Height;
    }

    /// <summary>Writes pixels as they are: neither transformed nor blended nor clipped.</summary>
    private unsafe void PutPixels(Arguments arguments)
    {
        var (width, height) = (arguments[0].GetInt32(), arguments[1].GetInt32());
        var numbers = Enumerable.Range(2, 6).Select(index => arguments[index].GetInt64()).ToArray();
        var dirty = new SKRectI(
            (int)Clamp(numbers[2], numbers[4], 0),
            (int)Clamp(numbers[3], numbers[5], 0),
            (int)Clamp(numbers[2], numbers[4], 1),
            (int)Clamp(numbers[3], numbers[5], 1)
        );
        var part = SKRectI.Intersect(dirty, new SKRectI(0, 0, width, height));
        // Only what falls on the canvas.
        part = SKRectI.Intersect(
            part,
            new SKRectI((int)Limit(-numbers[0]), (int)Limit(-numbers[1]), (int)Limit(_bitmap.Width - numbers[0]), (int)Limit(_bitmap.Height - numbers[1]))
        );
        if (part.IsEmpty)
            return;
        var pixels = Convert.FromHexString(arguments.Text(8));
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        if (pixels.Length != info.BytesSize)
            throw new NotDrawableException("The pixels do not fit their size.");
        fixed (byte* first = pixels)
        {
            using var source = new SKPixmap(info, (nint)first);
            var target = _bitmap.GetAddress((int)numbers[0] + part.Left, (int)numbers[1] + part.Top);
            source.ReadPixels(_bitmap.Info.WithSize(part.Width, part.Height), target, _bitmap.RowBytes, part.Left, part.Top);
        }

        _bitmap.NotifyPixelsChanged();

        static long Limit(long value) => Math.Clamp(value, int.MinValue, int.MaxValue);
        static long Clamp(long start, long size, int end) => Limit(end == 0 ? Math.Min(start, start + size) : Math.Max(start, start + size));
    }
}
