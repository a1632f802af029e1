namespace SessionOps.Scripting;

/// <summary>Sine and cosine.</summary>
internal static class SineAndCosine
{
    private const int StepsPerUnit = 128;
    private const double RightAngle = Math.PI / 2;
    private const double RightAngleLow = 6.123233995736766e-17;

    // Of each step as far as a right angle and a half, each as the sum of two numbers.
    private static readonly (DoubleDouble Sine, DoubleDouble Cosine)[] s_table =
    [
        .. Enumerable
            .Range(0, 120)
            .Select(static step =>
            {
                var (sine, cosine) = PreciseMath.SinCos(PreciseMath.One * step / StepsPerUnit);
                return (PreciseMath.ToDoubleDouble(sine), PreciseMath.ToDoubleDouble(cosine));
            }),
    ];

    public static double Sin(double x)
    {
        var magnitude = Math.Abs(x);
        return HighWord(magnitude) switch
        {
            < 0x3E500000 => x,
            < 0x3FEB6000 => Sine(x, 0),
            < 0x400368FD => Math.CopySign(Cosine(RightAngle - magnitude, RightAngleLow), x),
            < 0x7FF00000 => OfReduced(x, 0),
            _ => double.NaN,
        };
    }

    public static double Cos(double x)
    {
        var magnitude = Math.Abs(x);
        switch (HighWord(magnitude))
        {
            case < 0x3E400000:
                return 1;
            case < 0x3FEB6000:
                return Cosine(x, 0);
            case < 0x400368FD:
                var rest = RightAngle - magnitude;
                var high = rest + RightAngleLow;
                return Sine(high, rest - high + RightAngleLow);
            case < 0x7FF00000:
                return OfReduced(x, 1);
            default:
                return double.NaN;
        }
    }

    private static double OfReduced(double x, int ahead)
    {
        var (turns, angle) = HighWord(Math.Abs(x)) < 0x419921FB ? Reduce(x) : Angles.Reduce(x);
        turns += ahead;
        var value = (turns & 1) == 0 ? Sine(angle.High, angle.Low) : Cosine(angle.High, angle.Low);
        return (turns & 2) == 0 ? value : -value;
    }

    private static double Sine(double x, double low)
    {
        var magnitude = Math.Abs(x);
        if (magnitude < 0.126)
        {
            var small = x * x;
            var series = Math.FusedMultiplyAdd(-2.5022014848318398e-08, small, 2.755729806860771e-06);
            series = Math.FusedMultiplyAdd(series, small, -0.00019841269834414642);
            series = Math.FusedMultiplyAdd(series, small, 0.008333333333332329);
            series = Math.FusedMultiplyAdd(series, small, -1.0 / 6);
            return x + Math.FusedMultiplyAdd(Math.FusedMultiplyAdd(series, x, -0.5 * low), small, low);
        }
        if (x < 0)
            low = -low;
        var step = StepOf(magnitude);
        var rest = magnitude - (step / (double)StepsPerUnit);
        var square = rest * rest;
        var sine = rest + Math.FusedMultiplyAdd(rest * square, Cubic(square), low);
        var lessCosine = Math.FusedMultiplyAdd(rest, low, square * Quadratic(square));
        var (tableSine, tableCosine) = s_table[step];
        var correction = Math.FusedMultiplyAdd(sine, tableCosine.Low, tableSine.Low);
        correction = Math.FusedMultiplyAdd(-tableSine.High, lessCosine, correction);
        correction = Math.FusedMultiplyAdd(tableCosine.High, sine, correction);
        return Math.CopySign(tableSine.High + correction, x);
    }

    private static double Cosine(double x, double low)
    {
        var magnitude = Math.Abs(x);
        if (x < 0)
            low = -low;
        var step = StepOf(magnitude);
        var rest = magnitude - (step / (double)StepsPerUnit) + low;
        var square = rest * rest;
        var sine = Math.FusedMultiplyAdd(rest * square, Cubic(square), rest);
        var lessCosine = square * Quadratic(square);
        var (tableSine, tableCosine) = s_table[step];
        var correction = Math.FusedMultiplyAdd(-sine, tableSine.Low, tableCosine.Low);
        correction = Math.FusedMultiplyAdd(-tableCosine.High, lessCosine, correction);
        correction = Math.FusedMultiplyAdd(-tableSine.High, sine, correction);
        return tableCosine.High + correction;
    }

    private static double Cubic(double square) => Math.FusedMultiplyAdd(square, 0.008333332142857223, -0.16666666666666488);

    private static double Quadratic(double square) =>
        Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(square, 0.001388888740079376, -0.04166666666666644), 0.5);

    private static int StepOf(double magnitude) => (int)Math.Round(magnitude * StepsPerUnit);

    // The angle as a number of right angles, of which the last two bits count, and what remains.
    private static (int Turns, DoubleDouble Angle) Reduce(double x)
    {
        const double TurnsPerUnit = 0.6366197723675814;
        const double Rounding = 3 * (double)(1L << 51);
        // A right angle in four parts.
        const double First = 1.5707963407039642;
        const double Second = -1.3909067564377153e-08;
        const double Third = -4.97899623147991e-17;
        const double Fourth = -1.9034889620193266e-25;
        var shifted = Math.FusedMultiplyAdd(x, TurnsPerUnit, Rounding);
        var turns = shifted - Rounding;
        var y = Math.FusedMultiplyAdd(-turns, Second, Math.FusedMultiplyAdd(-turns, First, x));
        var part = Math.FusedMultiplyAdd(-turns, Third, y);
        var low = Math.FusedMultiplyAdd(-turns, Third, y - part);
        var high = Math.FusedMultiplyAdd(-turns, Fourth, part);
        low += Math.FusedMultiplyAdd(-turns, Fourth, part - high);
        return ((int)turns, new(high, low));
    }

    private static int HighWord(double x) => (int)(BitConverter.DoubleToInt64Bits(x) >> 32);
}
