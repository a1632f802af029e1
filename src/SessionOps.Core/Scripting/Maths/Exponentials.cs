namespace SessionOps.Scripting;

/// <summary>exp(x) and exp(x) - 1.</summary>
internal static class Exponentials
{
    private const int Steps = 128;
    private const long ExponentBit = 1L << 52;

    // For each step the number nearest to 2^(i/128), as bits without what the step itself adds to them, and what that number lacks, as a part of it.
    private static readonly (double Lacking, long Bits)[] s_powers = [.. Enumerable.Range(0, Steps).Select(PowerOf)];

    public static double Exp(double x)
    {
        const double StepsPerUnit = 184.6649652337873;
        const double MinusStepHigh = -0.005415212348111709;
        const double MinusStepLow = -1.2864023111638346e-14;
        const double Rounding = 3 * (double)(1L << 51);
        if (double.IsNaN(x))
            return x;
        if (Math.Abs(x) < 1.0 / (1L << 54))
            return 1 + x;
        if (x >= 1024)
            return double.PositiveInfinity;
        if (x <= -1024)
            return 0;

        var shifted = Math.FusedMultiplyAdd(StepsPerUnit, x, Rounding);
        var steps = BitConverter.DoubleToInt64Bits(shifted);
        shifted -= Rounding;
        var r = Math.FusedMultiplyAdd(shifted, MinusStepLow, Math.FusedMultiplyAdd(shifted, MinusStepHigh, x));
        var (lacking, bits) = s_powers[steps & (Steps - 1)];
        bits += steps << 45;
        var square = r * r;
        var low = Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(r, 0.16666666666665886, 0.49999999999996786), lacking + r);
        var more = Math.FusedMultiplyAdd(square * square, Math.FusedMultiplyAdd(r, 0.008333335853059549, 0.0416666808410674), low);
        if (Math.Abs(x) >= 512)
            return NearLimits(more, bits, (int)steps < 0);
        var scale = BitConverter.Int64BitsToDouble(bits);
        return Math.FusedMultiplyAdd(scale, more, scale);
    }

    public static double Expm1(double x)
    {
        const double Ln2High = 0.69314718036912382;
        const double Ln2Low = 1.9082149292705877e-10;
        const double PerLn2 = 1.4426950408889634;
        var magnitude = Math.Abs(x);
        if (double.IsNaN(x) || HighWord(magnitude) < 0x3C900000)
            return x;
        if (x > 709.782712893384)
            return double.PositiveInfinity;
        // From 56 ln(2).
        if (x < 0 && HighWord(magnitude) >= 0x4043687A)
            return -1;

        var exponent = 0;
        var lost = 0.0;
        // From ln(2)/2.
        if (HighWord(magnitude) > 0x3FD62E42)
        {
            // Below 1.5 ln(2).
            exponent = HighWord(magnitude) < 0x3FF0A2B2 ? Math.Sign(x) : (int)Math.FusedMultiplyAdd(PerLn2, x, Math.CopySign(0.5, x));
            var high = x - (exponent * Ln2High);
            var low = exponent * Ln2Low;
            x = high - low;
            lost = high - x - low;
        }

        var half = 0.5 * x;
        var halfSquare = x * half;
        var square = halfSquare * halfSquare;
        var ratio = Math.FusedMultiplyAdd(halfSquare, -0.03333333333333313, 1);
        ratio = Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(halfSquare, -7.93650757867488e-05, 0.0015873015872548146), ratio);
        ratio = Math.FusedMultiplyAdd(square * square, Math.FusedMultiplyAdd(halfSquare, -2.0109921818362437e-07, 4.008217827329362e-06), ratio);
        var t = Math.FusedMultiplyAdd(-ratio, half, 3);
        var e = halfSquare * ((ratio - t) / Math.FusedMultiplyAdd(-x, t, 6));
        if (exponent == 0)
            return x - Math.FusedMultiplyAdd(x, e, -halfSquare);
        e = Math.FusedMultiplyAdd(x, e - lost, -lost) - halfSquare;
        return exponent switch
        {
            -1 => (0.5 * (x - e)) - 0.5,
            1 => x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + (2 * (x - e)),
            <= -2 or > 56 => Math.ScaleB(1 - (e - x), exponent) - 1,
            < 20 => Math.ScaleB(1 - Math.ScaleB(1, -exponent) - (e - x), exponent),
            _ => Math.ScaleB(x - (e + Math.ScaleB(1, -exponent)) + 1, exponent),
        };
    }

    private static int HighWord(double x) => (int)(BitConverter.DoubleToInt64Bits(x) >> 32);

    // The scale itself can be out of range; results that are not normal numbers are rounded once.
    private static double NearLimits(double more, long bits, bool isSmall)
    {
        double scale;
        if (!isSmall)
        {
            scale = BitConverter.Int64BitsToDouble(bits - (1009 * ExponentBit));
            return Math.ScaleB(1, 1009) * Math.FusedMultiplyAdd(scale, more, scale);
        }
        scale = BitConverter.Int64BitsToDouble(bits + (1022 * ExponentBit));
        var value = Math.FusedMultiplyAdd(scale, more, scale);
        if (value < 1)
        {
            var lost = Math.FusedMultiplyAdd(scale, more, scale - value);
            var high = 1 + value;
            lost = 1 - high + value + lost;
            value = high + lost - 1;
        }
        return Math.ScaleB(1, -1022) * value;
    }

    private static (double Lacking, long Bits) PowerOf(int step)
    {
        var power = PreciseMath.Exp(PreciseMath.Ln2 * step / Steps);
        var exact = power.Exponent > 0 ? power.Value << power.Exponent : power.Value;
        var nearest = PreciseMath.Round(exact);
        var lacking = PreciseMath.Round(PreciseMath.Divide(exact - PreciseMath.Of(nearest), exact));
        return (lacking, BitConverter.DoubleToInt64Bits(nearest) - ((long)step << 45));
    }
}
