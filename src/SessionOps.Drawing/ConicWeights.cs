using SkiaSharp;

namespace SessionOps.Drawing;

/// <summary>
/// Makes Skia split the conics of a path where Chrome splits them. Chrome builds Skia with the arithmetic that it had before 2023 (SK_SUPPORT_LEGACY_CONIC_CHOP),
/// and a last digit decides on which side of a 256th of a pixel a point falls. A weight that differs in its last digits gives Chrome's points.
/// </summary>
internal static class ConicWeights
{
    // Skia's edges know points in 256ths of a pixel, and are split until they are this close to the curve.
    private const float EdgeUnit = 256;
    private const float Tolerance = 0.25f;
    private const int MaxSplits = 5;
    private const int MaxSteps = 256;

    /// <summary>The path with such weights; its points have to be those of the canvas.</summary>
    public static SKPath Adjust(SKPath path)
    {
        using var builder = new SKPathBuilder { FillType = path.FillType };
        using var iterator = path.CreateRawIterator();
        var points = new SKPoint[4];
        for (var verb = iterator.Next(points); verb != SKPathVerb.Done; verb = iterator.Next(points))
        {
            switch (verb)
            {
                case SKPathVerb.Move:
                    builder.MoveTo(points[0]);
                    break;
                case SKPathVerb.Line:
                    builder.LineTo(points[1]);
                    break;
                case SKPathVerb.Quad:
                    builder.QuadTo(points[1], points[2]);
                    break;
                case SKPathVerb.Conic:
                    builder.ConicTo(points[1], points[2], Adjusted(points, iterator.ConicWeight()));
                    break;
                case SKPathVerb.Cubic:
                    builder.CubicTo(points[1], points[2], points[3]);
                    break;
                default:
                    builder.Close();
                    break;
            }
        }

        return builder.Detach();
    }

    private static float Adjusted(SKPoint[] points, float weight)
    {
        var (first, corner, last) = (points[0], points[1], points[2]);
        var splits = SplitsOf(first, corner, last, weight);
        var wanted = new List<(int, int)>();
        Split(first, corner, last, weight, splits, AsChromeDoes, wanted);
        var given = new List<(int, int)>();
        var (lower, higher) = (weight, weight);
        for (var step = 0; step < MaxSteps; step++)
        {
            foreach (var candidate in (ReadOnlySpan<float>)[lower, higher])
            {
                given.Clear();
                Split(first, corner, last, candidate, splits, AsSkiaDoes, given);
                if (given.SequenceEqual(wanted))
                    return candidate;
            }

            (lower, higher) = (MathF.BitDecrement(lower), MathF.BitIncrement(higher));
        }

        return weight;
    }

    private static int SplitsOf(SKPoint first, SKPoint corner, SKPoint last, float weight)
    {
        var a = weight - 1;
        var k = a / (4 * (2 + a));
        var (x, y) = (k * (first.X - (2 * corner.X) + last.X), k * (first.Y - (2 * corner.Y) + last.Y));
        var error = MathF.Sqrt((x * x) + (y * y));
        var splits = 0;
        for (; splits < MaxSplits && error > Tolerance; splits++)
            error *= 0.25f;
        return splits;
    }

    private delegate (SKPoint Before, SKPoint Middle, SKPoint After) Halves(SKPoint first, SKPoint corner, SKPoint last, float weight);

    private static (SKPoint Before, SKPoint Middle, SKPoint After) AsChromeDoes(SKPoint first, SKPoint corner, SKPoint last, float weight)
    {
        var scale = 1 / (1 + weight);
        var (x, y) = (weight * corner.X, weight * corner.Y);
        return (
            new SKPoint((first.X + x) * scale, (first.Y + y) * scale),
            new SKPoint((first.X + (x + x) + last.X) * scale * 0.5f, (first.Y + (y + y) + last.Y) * scale * 0.5f),
            new SKPoint((x + last.X) * scale, (y + last.Y) * scale)
        );
    }

    private static (SKPoint Before, SKPoint Middle, SKPoint After) AsSkiaDoes(SKPoint first, SKPoint corner, SKPoint last, float weight)
    {
        var scale = 1 / (1 + weight);
        var cornerScale = weight * scale;
        var (x0, y0, x1, y1, x2, y2) = (first.X * scale, first.Y * scale, corner.X * cornerScale, corner.Y * cornerScale, last.X * scale, last.Y * scale);
        return (new SKPoint(x0 + x1, y0 + y1), new SKPoint((0.5f * x0) + x1 + (0.5f * x2), (0.5f * y0) + y1 + (0.5f * y2)), new SKPoint(x1 + x2, y1 + y2));
    }

    private static void Split(SKPoint first, SKPoint corner, SKPoint last, float weight, int level, Halves halves, List<(int X, int Y)> found)
    {
        if (level == 0)
        {
            found.Add(InEdgeUnits(corner));
            found.Add(InEdgeUnits(last));
            return;
        }

        var (before, middle, after) = halves(first, corner, last, weight);
        if (IsBetween(first.Y, corner.Y, last.Y))
        {
            if (!IsBetween(first.Y, middle.Y, last.Y))
                middle.Y = MathF.Abs(middle.Y - first.Y) < MathF.Abs(middle.Y - last.Y) ? first.Y : last.Y;
            if (!IsBetween(first.Y, before.Y, middle.Y))
                before.Y = first.Y;
            if (!IsBetween(middle.Y, after.Y, last.Y))
                after.Y = last.Y;
        }

        var halfWeight = MathF.Sqrt(0.5f + (weight * 0.5f));
        Split(first, before, middle, halfWeight, level - 1, halves, found);
        Split(middle, after, last, halfWeight, level - 1, halves, found);
    }

    private static (int X, int Y) InEdgeUnits(SKPoint point) => ((int)(point.X * EdgeUnit), (int)(point.Y * EdgeUnit));

    private static bool IsBetween(float start, float value, float end) => (start - value) * (end - value) <= 0;
}
