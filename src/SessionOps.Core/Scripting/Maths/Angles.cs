using System.Numerics;

namespace SessionOps.Scripting;

/// <summary>The tangent, correctly rounded for every angle.</summary>
internal static class Angles
{
    private const int Steps = 32;
    private const double Tiny = 1.0 / (1L << 28);

    private static readonly DoubleDouble s_rightAngle = PreciseMath.ToDoubleDouble(PreciseMath.Pi >> 1);

    // 2/π, with a limb of zeros before its first bit and enough of them for the largest exponent.
    private static readonly ulong[] s_turnsPerUnit = Limbs(PreciseMath.TwoOverPi(64 * 21), 22);

    // Sine and cosine of each step to half of a right angle.
    private static readonly (DoubleDouble Sine, DoubleDouble Cosine)[] s_table =
    [
        .. Enumerable
            .Range(0, Steps)
            .Select(static i =>
            {
                var (sine, cosine) = PreciseMath.SinCos(PreciseMath.One * i / Steps);
                return (PreciseMath.ToDoubleDouble(sine), PreciseMath.ToDoubleDouble(cosine));
            }),
    ];

    // -1/3!, 1/5!, ... and -1/2!, 1/4!, ...
    private static readonly DoubleDouble[] s_sine = [.. Enumerable.Range(1, 3).Select(static i => InverseFactorial((2 * i) + 1))];
    private static readonly double[] s_sineRest = [.. Enumerable.Range(4, 4).Select(static i => InverseFactorial((2 * i) + 1).High)];
    private static readonly DoubleDouble[] s_cosine = [.. Enumerable.Range(1, 3).Select(static i => InverseFactorial(2 * i))];
    private static readonly double[] s_cosineRest = [.. Enumerable.Range(4, 4).Select(static i => InverseFactorial(2 * i).High)];

    public static double Tan(double x)
    {
        if (!double.IsFinite(x))
            return double.NaN;
        if (Math.Abs(x) < Tiny)
            return x;
        var (turns, angle) = Reduce(x);
        var (sine, cosine) = SinCos(angle);
        if (((turns & 1) == 0 ? sine / cosine : -cosine / sine).TryRound(out var rounded))
            return rounded;
        var precise = PreciseMath.Reduce(x);
        var (preciseSine, preciseCosine) = PreciseMath.SinCos(precise.Angle);
        return PreciseMath.Round((precise.Turns & 1) == 0 ? PreciseMath.Divide(preciseSine, preciseCosine) : -PreciseMath.Divide(preciseCosine, preciseSine));
    }

    private static (DoubleDouble Sine, DoubleDouble Cosine) SinCos(DoubleDouble angle)
    {
        var isNegative = angle.High < 0;
        if (isNegative)
            angle = -angle;
        var step = (int)Math.Round(angle.High * Steps);
        var rest = angle + (-step / (double)Steps);
        var square = rest * rest;
        var sine = rest + (rest * square * DoubleDouble.Polynomial(square, s_sine, s_sineRest));
        // Less by one.
        var cosine = square * DoubleDouble.Polynomial(square, s_cosine, s_cosineRest);
        if (step > 0)
        {
            var (tableSine, tableCosine) = s_table[step];
            (sine, cosine) = (tableSine + ((tableSine * cosine) + (tableCosine * sine)), tableCosine + ((tableCosine * cosine) - (tableSine * sine)));
        }
        else
        {
            cosine += 1;
        }
        return (isNegative ? -sine : sine, cosine);
    }

    /// <summary>The angle as a number of right angles, of which the last two bits count, and what remains, at most half of one.</summary>
    public static (int Turns, DoubleDouble Angle) Reduce(double x)
    {
        const double HalfOfRightAngle = 0.78539816339744828;
        if (Math.Abs(x) <= HalfOfRightAngle)
            return (0, x);
        var bits = BitConverter.DoubleToUInt64Bits(x);
        var exponent = (int)(bits >> 52 & 0x7FF) - 1075;
        var mantissa = (bits & ((1UL << 52) - 1)) | (1UL << 52);

        // Four limbs of 2/π from where the product with the mantissa has the worth of two right angles: what is before gives whole turns.
        var first = 62 + exponent;
        Span<ulong> product = stackalloc ulong[4];
        UInt128 carry = 0;
        for (var i = 3; i >= 0; i--)
        {
            var index = (first >> 6) + i;
            var shift = first & 63;
            var limb = shift == 0 ? s_turnsPerUnit[index] : (s_turnsPerUnit[index] << shift) | (s_turnsPerUnit[index + 1] >> (64 - shift));
            carry += (UInt128)limb * mantissa;
            product[i] = (ulong)carry;
            carry >>= 64;
        }

        var turns = (int)(product[0] >> 62);
        var high = new UInt128(product[0], product[1]) << 2 | (product[2] >> 62);
        var low = new UInt128(product[2], product[3]) << 2;
        var isNegative = high >> 127 == 1;
        if (isNegative)
        {
            turns++;
            (high, low) = (~high, ~low);
        }
        var zeros = (int)UInt128.LeadingZeroCount(high);
        if (zeros > 0)
            high = (high << zeros) | (low >> (128 - zeros));
        var leading = (ulong)(high >> 75);
        var following = (ulong)(high >> 11);
        var fraction = DoubleDouble.Sum(Math.ScaleB(leading, -53 - zeros), Math.ScaleB(following, -117 - zeros));
        var rest = fraction * s_rightAngle;
        return x < 0 ? (-turns, isNegative ? rest : -rest) : (turns, isNegative ? -rest : rest);
    }

    private static ulong[] Limbs(BigInteger value, int count)
    {
        var limbs = new ulong[count];
        for (var i = count - 1; i >= 0; i--)
        {
            limbs[i] = (ulong)(value & ulong.MaxValue);
            value >>= 64;
        }
        return limbs;
    }

    private static DoubleDouble InverseFactorial(int n)
    {
        DoubleDouble product = n % 4 > 1 ? -1 : 1;
        for (var i = 2; i <= n; i++)
            product *= i;
        return 1 / product;
    }
}
