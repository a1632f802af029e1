using System.Numerics;

namespace SessionOps.Scripting;

/// <summary>The inverse functions of the angles, correctly rounded.</summary>
internal static class Arcs
{
    private const int Steps = 32;
    private const double Tiny = 1.0 / (1L << 28);
    private const double RightAngle = Math.PI / 2;

    private static readonly DoubleDouble s_pi = PreciseMath.ToDoubleDouble(PreciseMath.Pi);
    private static readonly DoubleDouble s_rightAngle = s_pi * 0.5;
    private static readonly DoubleDouble[] s_table =
    [
        .. Enumerable.Range(0, Steps + 1).Select(static i => PreciseMath.ToDoubleDouble(PreciseMath.Atan(PreciseMath.One * i / Steps))),
    ];

    // -1/3, 1/5, ...
    private static readonly DoubleDouble[] s_coefficients = [.. Enumerable.Range(1, 4).Select(static i => Sign(i) / (DoubleDouble)((2 * i) + 1))];
    private static readonly double[] s_rest = [.. Enumerable.Range(5, 5).Select(static i => Sign(i) / ((2 * i) + 1))];

    public static double Asin(double x)
    {
        var magnitude = Math.Abs(x);
        if (!(magnitude <= 1))
            return double.NaN;
        if (magnitude < Tiny)
            return x;
        if (!Of(magnitude, OtherSide(magnitude)).TryRound(out var rounded))
        {
            var precise = PreciseMath.Of(magnitude);
            rounded = PreciseMath.Round(PreciseAngle(precise, OtherSide(precise)));
        }
        return Math.CopySign(rounded, x);
    }

    public static double Acos(double x)
    {
        var magnitude = Math.Abs(x);
        if (!(magnitude <= 1))
            return double.NaN;
        var angle = Of(OtherSide(magnitude), magnitude);
        if ((x < 0 ? s_pi - angle : angle).TryRound(out var rounded))
            return rounded;
        var precise = PreciseMath.Of(magnitude);
        var preciseAngle = PreciseAngle(OtherSide(precise), precise);
        return PreciseMath.Round(x < 0 ? PreciseMath.Pi - preciseAngle : preciseAngle);
    }

    public static double Atan(double x)
    {
        if (double.IsNaN(x) || Math.Abs(x) < Tiny)
            return x;
        if (double.IsInfinity(x))
            return Math.CopySign(RightAngle, x);
        if (!Of(Math.Abs(x), 1).TryRound(out var rounded))
            rounded = PreciseMath.Round(PreciseAngle(PreciseMath.Of(Math.Abs(x)), PreciseMath.One));
        return Math.CopySign(rounded, x);
    }

    public static double Atan2(double y, double x)
    {
        const double FarBelow = 1.0 / (1L << 60);
        if (double.IsNaN(x) || double.IsNaN(y))
            return double.NaN;
        var isBehind = x < 0 || (x == 0 && double.IsNegative(x));
        var (height, width) = (Math.Abs(y), Math.Abs(x));
        if (height == 0 || width == 0 || double.IsInfinity(height) || double.IsInfinity(width))
            return Math.CopySign(OfLimits(height, width, isBehind), y);
        if (!isBehind && height < width * FarBelow)
            return y / x;

        var exponent = -Math.ILogB(Math.Max(height, width));
        (height, width) = (Math.ScaleB(height, exponent), Math.ScaleB(width, exponent));
        var angle = Of(height, width);
        if (!(isBehind ? s_pi - angle : angle).TryRound(out var rounded))
        {
            var precise = PreciseAngle(PreciseMath.Of(height), PreciseMath.Of(width));
            rounded = PreciseMath.Round(isBehind ? PreciseMath.Pi - precise : precise);
        }
        return Math.CopySign(rounded, y);
    }

    private static double OfLimits(double height, double width, bool isBehind) =>
        (double.IsInfinity(height), double.IsInfinity(width)) switch
        {
            (true, true) => isBehind ? 3 * (Math.PI / 4) : Math.PI / 4,
            (true, false) => RightAngle,
            (false, true) => isBehind ? Math.PI : 0,
            _ => height > 0 ? RightAngle
            : isBehind ? Math.PI
            : 0,
        };

    // Of a right triangle with the hypotenuse one.
    private static DoubleDouble OtherSide(double side) => DoubleDouble.Sqrt(DoubleDouble.Sum(1, -side) * DoubleDouble.Sum(1, side));

    private static BigInteger OtherSide(BigInteger side) => PreciseMath.Sqrt(PreciseMath.Multiply(PreciseMath.One - side, PreciseMath.One + side));

    private static BigInteger PreciseAngle(BigInteger height, BigInteger width) =>
        width.IsZero ? PreciseMath.Pi >> 1 : PreciseMath.Atan(PreciseMath.Divide(height, width));

    private static DoubleDouble Of(DoubleDouble height, DoubleDouble width)
    {
        if (height.High > width.High)
            return s_rightAngle - Of(width, height);
        var step = (int)Math.Round(height.High / width.High * Steps);
        if (step == 0)
            return Series(height / width);
        var slope = step / (double)Steps;
        return s_table[step] + Series((height - (width * slope)) / (width + (height * slope)));
    }

    private static DoubleDouble Series(DoubleDouble x)
    {
        var square = x * x;
        return x + (x * square * DoubleDouble.Polynomial(square, s_coefficients, s_rest));
    }

    private static double Sign(int i) => (i & 1) == 0 ? 1 : -1;
}
