using SkiaSharp;

namespace SessionOps.Drawing;

/// <summary>An arc or a rounded rectangle.</summary>
/// <param name="Box">Where it stands.</param>
/// <param name="Start">Where the arc begins, in degrees.</param>
/// <param name="Sweep">How far it goes, in degrees.</param>
/// <param name="Radii">The corners of a rounded rectangle; null for an arc.</param>
internal sealed record LoneShape(SKRect Box, float Start, float Sweep, SKPoint[]? Radii)
{
    // Skia takes this one for convex without looking at its points.
    private bool IsPartOfEllipse => Radii is null && MathF.Abs(Sweep) < 360;

    /// <summary>Fills the shape.</summary>
    /// <param name="canvas">A canvas without a transformation, but for the shadow's offset.</param>
    /// <param name="matrix">The transformation of the shape.</param>
    /// <param name="paint">What it is filled with.</param>
    public void Fill(SKCanvas canvas, SKMatrix matrix, SKPaint paint)
    {
        using var path = ToPath();
        path.Transform(in matrix);
        using var exact = ConicWeights.Adjust(path);
        if (IsPartOfEllipse && !exact.IsConvex)
        {
            canvas.Concat(in matrix);
            canvas.DrawArc(Box, Start, Sweep, useCenter: false, paint);
            return;
        }

        canvas.DrawPath(exact, paint);
    }

    private SKPath ToPath()
    {
        using var builder = new SKPathBuilder();
        if (Radii is not null)
        {
            using var shape = new SKRoundRect();
            shape.SetRectRadii(Box, Radii);
            builder.AddRoundRect(shape, SKPathDirection.Clockwise);
        }
        else if (IsPartOfEllipse)
        {
            builder.ArcTo(Box, Start, Sweep, forceMoveTo: true);
        }
        else
        {
            builder.AddOval(Box, SKPathDirection.Clockwise);
        }

        return builder.Detach();
    }
}
