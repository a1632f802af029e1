namespace SessionOps.Scripting;

/// <summary>The logarithms.</summary>
internal static class Logarithms
{
    private const double TwoTo52 = 1L << 52;
    private const ulong ExponentMask = 0xFFF0_0000_0000_0000;
    private const ulong FirstPoint = 0x3FE6_0000_0000_0000;

    public static double Log(double x)
    {
        const double Ln2High = 0.69314718055989033;
        const double Ln2Low = 5.4979230187083712e-14;
        if (IsSpecial(x, out var special))
            return special;
        if (x is >= 1 - (1.0 / 16) and < 1 + (1.0 / 16) + (9.0 / 4096))
            return LogNearOne(x - 1);

        var (z, index, exponent) = Split(x, 7);
        var inverse = BitConverter.UInt64BitsToDouble(LogarithmTables.Natural[2 * index]);
        var log = BitConverter.UInt64BitsToDouble(LogarithmTables.Natural[(2 * index) + 1]);
        var r = Math.FusedMultiplyAdd(z, inverse, -1);
        var whole = Math.FusedMultiplyAdd(exponent, Ln2High, log);
        var high = whole + r;
        var low = Math.FusedMultiplyAdd(exponent, Ln2Low, whole - high + r);
        var square = r * r;
        var series = Math.FusedMultiplyAdd(
            square,
            Math.FusedMultiplyAdd(r, -0.16667054827627667, 0.20000304511814496),
            Math.FusedMultiplyAdd(r, -0.2499999999622955, 0.33333333331825593)
        );
        return Math.FusedMultiplyAdd(r * square, series, Math.FusedMultiplyAdd(square, -0.5000000000000001, low)) + high;
    }

    public static double Log2(double x)
    {
        const double BelowOne = 0.04239702224731445;
        const double AboveOne = 0.044274330139160156;
        if (IsSpecial(x, out var special))
            return special;
        if (x is >= 1 - BelowOne and < 1 + AboveOne)
            return Log2NearOne(x - 1);

        var (z, index, exponent) = Split(x, 6);
        var inverse = BitConverter.UInt64BitsToDouble(LogarithmTables.Binary[2 * index]);
        var log = BitConverter.UInt64BitsToDouble(LogarithmTables.Binary[(2 * index) + 1]);
        var r = Math.FusedMultiplyAdd(z, inverse, -1);
        var rest = PerLn2Of(r);
        var whole = exponent + log;
        var high = whole + rest.High;
        var low = whole - high + rest.High + rest.Low;
        var square = r * r;
        var series = Math.FusedMultiplyAdd(r, 0.4808983469629985, -0.7213475204444882);
        series = Math.FusedMultiplyAdd(square, Math.FusedMultiplyAdd(r, 0.2885390073180969, -0.36067375954075914), series);
        series = Math.FusedMultiplyAdd(square * square, Math.FusedMultiplyAdd(r, 0.2061202382173603, -0.2404693555628422), series);
        return Math.FusedMultiplyAdd(square, series, low) + high;
    }

    public static double Log10(double x)
    {
        const double PerLn10 = 0.43429448190325182;
        const double Log2High = 0.30102999566361177;
        const double Log2Low = 3.6942390771589308e-13;
        if (IsSpecial(x, out var special))
            return special;
        var exponent = Math.ILogB(x);
        // Of a number below one, the mantissa is taken from a half to one.
        var whole = exponent < 0 ? exponent + 1 : exponent;
        var rest = (whole * Log2Low) + (PerLn10 * Log(Math.ScaleB(x, -whole)));
        return rest + (whole * Log2High);
    }

    public static double Log1p(double x)
    {
        const double Ln2High = 0.69314718036912382;
        const double Ln2Low = 1.9082149292705877e-10;
        if (x == -1)
            return double.NegativeInfinity;
        if (!(x > -1))
            return double.NaN;
        var highWord = HighWord(x);
        var magnitude = highWord & 0x7FFFFFFF;
        if (magnitude < 0x3E200000)
            return magnitude < 0x3C900000 ? x : x - (x * x * 0.5);
        if (double.IsPositiveInfinity(x))
            return x;

        var exponent = 0;
        var f = x;
        var lost = 0.0;
        var isNearOne = false;
        // Outside -0.2929 < x < 0.41422, and negative ones as their bits compare.
        if (highWord >= 0x3FDA827A || (highWord < 0 && highWord > unchecked((int)0xBFD2BEC3)))
        {
            var u = highWord < 0x43400000 ? 1 + x : x;
            exponent = (HighWord(u) >> 20) - 1023;
            if (highWord < 0x43400000)
                lost = (exponent > 0 ? 1 - (u - x) : x - (u - 1)) / u;
            var mantissa = HighWord(u) & 0xFFFFF;
            u = Math.ScaleB(u, -exponent);
            isNearOne = mantissa == 0;
            if (mantissa >= 0x6A09E)
            {
                exponent++;
                u /= 2;
                isNearOne = (0x100000 - mantissa) >> 2 == 0;
            }
            f = u - 1;
        }

        var halfSquare = 0.5 * f * f;
        if (isNearOne)
        {
            if (f == 0)
                return (exponent * Ln2High) + Math.FusedMultiplyAdd(exponent, Ln2Low, lost);
            var rest = halfSquare * Math.FusedMultiplyAdd(-2.0 / 3, f, 1);
            return exponent == 0 ? f - rest : (exponent * Ln2High) - (rest - Math.FusedMultiplyAdd(exponent, Ln2Low, lost) - f);
        }
        var s = f / (2 + f);
        var z = s * s;
        var z2 = z * z;
        var z4 = z2 * z2;
        var series = Math.FusedMultiplyAdd(z, 0.6666666666666735, z2 * Math.FusedMultiplyAdd(z, 0.2857142874366239, 0.3999999999940942));
        series = Math.FusedMultiplyAdd(z4, Math.FusedMultiplyAdd(z, 0.1818357216161805, 0.22222198432149784), series);
        series = Math.FusedMultiplyAdd(z4 * z2, Math.FusedMultiplyAdd(z, 0.14798198605116586, 0.15313837699209373), series);
        var inner = s * (halfSquare + series);
        return exponent == 0 ? f - (halfSquare - inner) : (exponent * Ln2High) - (halfSquare - (inner + Math.FusedMultiplyAdd(exponent, Ln2Low, lost)) - f);
    }

    private static bool IsSpecial(double x, out double result)
    {
        result =
            x < 0 ? double.NaN
            : x == 0 ? double.NegativeInfinity
            : x == 1 ? 0
            : x;
        return !(x > 0 && x < double.PositiveInfinity) || x == 1;
    }

    // The number as z * 2^exponent with 0.6875 <= z < 1.375, and the step that z lies in.
    private static (double Z, int Index, int Exponent) Split(double x, int stepBits)
    {
        var bits = double.IsNormal(x) ? BitConverter.DoubleToUInt64Bits(x) : BitConverter.DoubleToUInt64Bits(x * TwoTo52) - (52UL << 52);
        var past = bits - FirstPoint;
        var index = (int)(past >> (52 - stepBits)) & ((1 << stepBits) - 1);
        return (BitConverter.UInt64BitsToDouble(bits - (past & ExponentMask)), index, (int)((long)past >> 52));
    }

    private static double LogNearOne(double r)
    {
        const double Splitter = 1L << 27;
        var square = r * r;
        var cube = r * square;
        var series = Math.FusedMultiplyAdd(
            cube,
            -0.08328363062289341,
            Math.FusedMultiplyAdd(square, 0.09181994006195467, Math.FusedMultiplyAdd(r, -0.10000486757818193, 0.11110712032936046))
        );
        series = Math.FusedMultiplyAdd(
            cube,
            series,
            Math.FusedMultiplyAdd(square, -0.12499997863982555, Math.FusedMultiplyAdd(r, 0.14285715076560868, -0.16666666669929706))
        );
        series = Math.FusedMultiplyAdd(
            cube,
            series,
            Math.FusedMultiplyAdd(square, 0.19999999999320328, Math.FusedMultiplyAdd(r, -0.24999999999998432, 0.3333333333333352))
        );
        var rHigh = r + (r * Splitter) - (r * Splitter);
        var rLow = r - rHigh;
        var half = rHigh * rHigh * -0.5;
        var high = r + half;
        var low = Math.FusedMultiplyAdd(-0.5 * rLow, rHigh + r, r - high + half);
        return Math.FusedMultiplyAdd(cube, series, low) + high;
    }

    private static double Log2NearOne(double r)
    {
        var (high, low) = PerLn2Of(r);
        var square = r * r;
        var fourth = square * square;
        var inner = Math.FusedMultiplyAdd(r, 0.48089834696298744, -0.7213475204444817);
        var value = Math.FusedMultiplyAdd(square, inner, high);
        low += Math.FusedMultiplyAdd(square, inner, high - value);
        var series = Math.FusedMultiplyAdd(
            square,
            Math.FusedMultiplyAdd(r, 0.13046826811283835, -0.14483316576701266),
            Math.FusedMultiplyAdd(r, 0.1603032746063156, -0.18033596705327856)
        );
        series = Math.FusedMultiplyAdd(
            fourth,
            series,
            Math.FusedMultiplyAdd(
                square,
                Math.FusedMultiplyAdd(r, 0.2060992861022954, -0.24044917405728863),
                Math.FusedMultiplyAdd(r, 0.2885390081805197, -0.360673760222145)
            )
        );
        return value + Math.FusedMultiplyAdd(fourth, series, low);
    }

    // r/ln(2), as the sum of two numbers.
    private static (double High, double Low) PerLn2Of(double r)
    {
        const double PerLn2High = 1.4426950407214463;
        const double PerLn2Low = 1.6751713164886512e-10;
        var high = r * PerLn2High;
        return (high, Math.FusedMultiplyAdd(r, PerLn2Low, Math.FusedMultiplyAdd(r, PerLn2High, -high)));
    }

    private static int HighWord(double x) => (int)(BitConverter.DoubleToInt64Bits(x) >> 32);
}
