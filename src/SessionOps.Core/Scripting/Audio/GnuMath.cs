namespace SessionOps.Scripting.Audio;

/// <summary>
/// Functions of single precision with the roundings of the GNU C library, version 2.36, on processors with fused multiplication: Chromium on Linux
/// calls them, and not every one is rounded to the nearest number. Each is a polynomial in double precision after a table has made the argument small.
/// </summary>
internal static class GnuMath
{
    private const int Powers = 32;
    private const uint LeastFraction = 0x3f330000;

    // The reciprocals of numbers near the middle of each sixteenth of an octave.
    private static readonly double[] s_reciprocals =
    [
        1.398907162146528,
        1.3403141896637998,
        1.286432210124115,
        1.2367150214269895,
        1.1906977166711752,
        1.1479821020556429,
        1.1082251448272158,
        1.0711297413057381,
        1.036437278977283,
        1,
        0.9492859795739057,
        0.8951049428609004,
        0.8476821620351103,
        0.8050314851692001,
        0.7664671008843108,
        0.731428603316328,
    ];

    private static readonly double[] s_binaryLogarithms = Array.ConvertAll(s_reciprocals, static reciprocal => -Math.Log2(reciprocal));
    private static readonly double[] s_naturalLogarithms = Array.ConvertAll(s_reciprocals, static reciprocal => -Math.Log(reciprocal));
    private static readonly double[] s_powers = [.. Enumerable.Range(0, Powers).Select(static i => Math.Pow(2, (double)i / Powers))];

    /// <summary>Two to some power.</summary>
    public static float Exp2(float power) => (float)Exp2((double)power);

    /// <summary>Ten to some power.</summary>
    public static float Exp10(float power) => (float)Exp2(power * 3.3219280948890373);

    /// <summary>The logarithm to the base two of a normal number.</summary>
    public static float Log2(float value)
    {
        var (i, exponent, rest) = Reduce(value);
        var square = rest * rest;
        var high = Math.FusedMultiplyAdd(0.4811247078767291, rest, -0.7213476299867769);
        high = Math.FusedMultiplyAdd(-0.36051725506874704, square, high);
        var low = Math.FusedMultiplyAdd(1.4426950186867042, rest, s_binaryLogarithms[i] + exponent);
        return (float)Math.FusedMultiplyAdd(high, square, low);
    }

    /// <summary>The logarithm to the base ten; of zero it is negative infinity.</summary>
    public static float Log10(float value)
    {
        if (value == 0)
            return float.NegativeInfinity;
        if (!(value > 0 && value < float.PositiveInfinity))
            return value < 0 ? float.NaN : value;
        // The power of two is taken apart so that what is left of numbers below one is below one.
        var exponent = Math.ILogB(value);
        var whole = exponent < 0 ? exponent + 1 : exponent;
        var fraction = (float)Math.ScaleB(value, -whole);
        var rest = (whole * 7.9034151668e-07f) + (4.3429449201e-01f * Log(fraction));
        return rest + (whole * 3.0102920532e-01f);
    }

    private static float Log(float value)
    {
        if (value == 1)
            return 0;
        var (i, exponent, rest) = Reduce(value);
        var square = rest * rest;
        var high = Math.FusedMultiplyAdd(0.333456765744066, rest, -0.4999997485802103);
        high = Math.FusedMultiplyAdd(-0.25089342214237154, square, high);
        var low = Math.FusedMultiplyAdd(exponent, 0.6931471805599453, s_naturalLogarithms[i]) + rest;
        return (float)Math.FusedMultiplyAdd(high, square, low);
    }

    private static (int Index, int Exponent, double Remainder) Reduce(float value)
    {
        var bits = BitConverter.SingleToUInt32Bits(value);
        var offset = bits - LeastFraction;
        var i = (int)(offset >> 19) & 15;
        var fraction = BitConverter.UInt32BitsToSingle(bits - (offset & 0xff800000));
        return (i, (int)offset >> 23, Math.FusedMultiplyAdd(fraction, s_reciprocals[i], -1));
    }

    private static double Exp2(double power)
    {
        if (!(Math.Abs(power) < 150))
            return Math.Pow(2, power);
        var step = Math.Round(power * Powers);
        var rest = power - (step / Powers);
        var low = Math.FusedMultiplyAdd(0.6931471806916203, rest, 1);
        var high = Math.FusedMultiplyAdd(0.05550361559341535, rest, 0.2402284522445722);
        var result = Math.FusedMultiplyAdd(high, rest * rest, low);
        var whole = (int)step;
        return result * Math.ScaleB(s_powers[whole & (Powers - 1)], whole >> 5);
    }
}
