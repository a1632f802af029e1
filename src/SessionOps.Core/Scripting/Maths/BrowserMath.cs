namespace SessionOps.Scripting;

/// <summary>
/// The functions of <c>Math</c> with the last digits of the recorded Chromium, the same on every platform. Chromium calls the C library of its system, there
/// glibc 2.36 on a processor with fused multiplication, and a script can tell C libraries apart by these digits.
/// </summary>
internal static class BrowserMath
{
    private const double TwoTo28 = 1L << 28;
    private const double Ln2 = 0.69314718055994529;

    // Of the two hyperbolic functions that overflow, the last argument that does not.
    private const double LastHyperbolic = 710.4758600739439;
    private const double LastExponential = 709.7822265625;

    // The number in the environment's own source stands for the function; the order is that of its list of names.
    private static readonly Func<double, double>[] s_functions =
    [
        Arcs.Acos,
        Acosh,
        Arcs.Asin,
        Asinh,
        Arcs.Atan,
        Atanh,
        Cbrt,
        SineAndCosine.Cos,
        Cosh,
        Exponentials.Exp,
        Exponentials.Expm1,
        Logarithms.Log,
        Logarithms.Log10,
        Logarithms.Log1p,
        Logarithms.Log2,
        SineAndCosine.Sin,
        Sinh,
        Angles.Tan,
        Tanh,
    ];

    /// <summary>Calls the function with this number; the number after the last one stands for <c>atan2</c>, the only function of two arguments.</summary>
    public static double Compute(int function, double x, double y) => function < s_functions.Length ? s_functions[function](x) : Arcs.Atan2(x, y);

    private static double Acosh(double x)
    {
        if (!(x >= 1))
            return double.NaN;
        if (x >= TwoTo28)
            return Logarithms.Log(x) + Ln2;
        if (x > 2)
            return Logarithms.Log((2 * x) - (1 / (x + Math.Sqrt((x * x) - 1))));
        var above = x - 1;
        return Logarithms.Log1p(above + Math.Sqrt((2 * above) + (above * above)));
    }

    private static double Asinh(double x)
    {
        var magnitude = Math.Abs(x);
        if (!double.IsFinite(x) || magnitude < 1 / TwoTo28)
            return x;
        var square = x * x;
        var result =
            HighWord(magnitude) > 0x41B00000 ? Logarithms.Log(magnitude) + Ln2
            : HighWord(magnitude) > 0x40000000 ? Logarithms.Log((2 * magnitude) + (1 / (Math.Sqrt(square + 1) + magnitude)))
            : Logarithms.Log1p(magnitude + (square / (1 + Math.Sqrt(1 + square))));
        return Math.CopySign(result, x);
    }

    private static double Atanh(double x)
    {
        var magnitude = Math.Abs(x);
        if (magnitude < 1 / TwoTo28)
            return x;
        if (!(magnitude <= 1))
            return double.NaN;
        if (magnitude == 1)
            return x / 0.0;
        var twice = magnitude + magnitude;
        var argument = magnitude < 0.5 ? twice + (twice * magnitude / (1 - magnitude)) : twice / (1 - magnitude);
        return Math.CopySign(0.5 * Logarithms.Log1p(argument), x);
    }

    private static double Cosh(double x)
    {
        const int HalfOfLn2 = 0x3FD62E43;
        var magnitude = Math.Abs(x);
        if (!double.IsFinite(x))
            return magnitude;
        if (HighWord(magnitude) < HalfOfLn2)
        {
            var less = Exponentials.Expm1(magnitude);
            var exponential = 1 + less;
            return HighWord(magnitude) < 0x3C800000 ? exponential : 1 + (less * less / (exponential + exponential));
        }
        if (magnitude < 22)
        {
            var exponential = Exponentials.Exp(magnitude);
            return (0.5 * exponential) + (0.5 / exponential);
        }
        return LargeHyperbolic(magnitude, 0.5);
    }

    private static double Sinh(double x)
    {
        var magnitude = Math.Abs(x);
        if (!double.IsFinite(x) || magnitude < 1 / TwoTo28)
            return x;
        var half = Math.CopySign(0.5, x);
        if (magnitude >= 22)
            return LargeHyperbolic(magnitude, half);
        var less = Exponentials.Expm1(magnitude);
        return magnitude < 1 ? half * ((2 * less) - (less * less / (less + 1))) : half * (less + (less / (less + 1)));
    }

    private static double LargeHyperbolic(double magnitude, double half)
    {
        if (magnitude < LastExponential)
            return half * Exponentials.Exp(magnitude);
        if (magnitude > LastHyperbolic)
            return half * double.PositiveInfinity;
        var root = Exponentials.Exp(0.5 * magnitude);
        return half * root * root;
    }

    private static double Tanh(double x)
    {
        var magnitude = Math.Abs(x);
        if (double.IsNaN(x) || HighWord(magnitude) < 0x3C800000)
            return x;
        if (magnitude >= 22)
            return Math.CopySign(1, x);
        if (magnitude >= 1)
            return Math.CopySign(1 - (2 / (Exponentials.Expm1(2 * magnitude) + 2)), x);
        var less = Exponentials.Expm1(-2 * magnitude);
        return Math.CopySign(-less / (less + 2), x);
    }

    private static double Cbrt(double x)
    {
        if (x == 0 || !double.IsFinite(x))
            return x;
        var exponent = (int)Math.Floor(Math.ILogB(x) / 3.0);
        var value = Math.ScaleB(Math.Abs(x), -3 * exponent);
        var root = Math.Cbrt(value);
        var correction = ((DoubleDouble)value - (DoubleDouble.Product(root, root) * root)) / (3 * root * root);
        if (!(correction + root).TryRound(out var rounded))
            rounded = PreciseMath.Round(PreciseMath.Cbrt(PreciseMath.Of(value)));
        return Math.CopySign(Math.ScaleB(rounded, exponent), x);
    }

    private static int HighWord(double x) => (int)(BitConverter.DoubleToInt64Bits(x) >> 32);
}
