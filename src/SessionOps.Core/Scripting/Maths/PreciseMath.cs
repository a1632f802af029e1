using System.Numerics;

namespace SessionOps.Scripting;

/// <summary>
/// Elementary functions of numbers with <see cref="Bits"/> bits after the point, a multiple of what decides to which side any result is rounded. Too slow for
/// each call: for tables, and for the few arguments with a result almost in the middle between two numbers.
/// </summary>
internal static class PreciseMath
{
    public const int Bits = 256;

    // The largest number has 1024 bits before the point.
    private const int PiBits = Bits + 1088;

    private static readonly Lazy<BigInteger> s_longPi = new(static () => (16 * ArcOfReciprocal(5, PiBits)) - (4 * ArcOfReciprocal(239, PiBits)));
    private static readonly Lazy<BigInteger> s_ln2 = new(static () => LogNearOne(One << 1));

    public static BigInteger One { get; } = BigInteger.One << Bits;

    public static BigInteger Pi => s_longPi.Value >> (PiBits - Bits);

    public static BigInteger Ln2 => s_ln2.Value;

    /// <summary>2/π with so many bits after the point.</summary>
    public static BigInteger TwoOverPi(int bits) => (BigInteger.One << (bits + PiBits + 1)) / s_longPi.Value;

    /// <summary>The number with <see cref="Bits"/> bits after the point; what lies behind them is lost.</summary>
    public static BigInteger Of(double value)
    {
        var (mantissa, exponent) = Parts(value);
        return Shift(mantissa, exponent + Bits);
    }

    public static BigInteger Multiply(BigInteger a, BigInteger b) => (a * b) >> Bits;

    public static BigInteger Divide(BigInteger a, BigInteger b) => (a << Bits) / b;

    /// <summary>The exponential function, to be multiplied by a power of two.</summary>
    public static (BigInteger Value, int Exponent) Exp(BigInteger x)
    {
        const int Halvings = 16;
        var exponent = (int)((x + (Ln2 >> 1)) / Ln2);
        var rest = (x - (exponent * Ln2)) >> Halvings;
        var term = One;
        var sum = One;
        for (var i = 1; !term.IsZero; i++)
        {
            term = Multiply(term, rest) / i;
            sum += term;
        }
        for (var i = 0; i < Halvings; i++)
            sum = Multiply(sum, sum);
        return (sum, exponent);
    }

    /// <summary>Sine and cosine of a small angle.</summary>
    public static (BigInteger Sine, BigInteger Cosine) SinCos(BigInteger x)
    {
        BigInteger[] sums = [One, BigInteger.Zero, BigInteger.Zero, BigInteger.Zero];
        var term = One;
        for (var i = 1; !term.IsZero; i++)
        {
            term = Multiply(term, x) / i;
            sums[i & 3] += term;
        }
        return (sums[1] - sums[3], sums[0] - sums[2]);
    }

    /// <summary>The angle as a number of right angles and what remains, at most half of one.</summary>
    public static (int Turns, BigInteger Angle) Reduce(double x)
    {
        var (mantissa, exponent) = Parts(x);
        var value = Shift(mantissa, exponent + PiBits);
        var right = s_longPi.Value >> 1;
        var turns = FloorDivide(value + (right >> 1), right);
        return ((int)(turns & 3), (value - (turns * right)) >> (PiBits - Bits));
    }

    /// <summary>The arc tangent of a number that is not negative.</summary>
    public static BigInteger Atan(BigInteger x)
    {
        const int Halvings = 8;
        if (x > One)
            return (Pi >> 1) - Atan(Divide(One, x));
        for (var i = 0; i < Halvings; i++)
            x = Divide(x, One + Sqrt(One + Multiply(x, x)));
        var square = Multiply(x, x);
        var power = x;
        var sum = x;
        for (var i = 3; !power.IsZero; i += 2)
        {
            power = -Multiply(power, square);
            sum += power / i;
        }
        return sum << Halvings;
    }

    public static BigInteger Sqrt(BigInteger x)
    {
        var target = x << Bits;
        if (target.IsZero)
            return target;
        // The first guess is a little too large, and the next ones come down to the root.
        const int Digits = 106;
        var shift = Math.Max((int)target.GetBitLength() - Digits, 0) & ~1;
        var root = (new BigInteger(Math.Sqrt((double)(target >> shift))) + 2) << (shift / 2);
        for (; ; )
        {
            var next = (root + (target / root)) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }

    public static BigInteger Cbrt(BigInteger x)
    {
        var target = x << (2 * Bits);
        var root = BigInteger.One << (((int)target.GetBitLength() / 3) + 1);
        for (; ; )
        {
            var next = ((2 * root) + (target / (root * root))) / 3;
            if (next >= root)
                return root;
            root = next;
        }
    }

    public static DoubleDouble ToDoubleDouble(BigInteger value)
    {
        var high = Round(value);
        return new(high, Round(value - Of(high)));
    }

    /// <summary>The number nearest to <paramref name="value"/> times a power of two.</summary>
    public static double Round(BigInteger value, int exponent = 0)
    {
        const int Digits = 53;
        const int LeastExponent = -1074;
        var magnitude = BigInteger.Abs(value);
        var length = (int)magnitude.GetBitLength();
        exponent -= Bits;
        var shift = Math.Max(length - Digits, LeastExponent - exponent);
        if (shift > length)
            return value.Sign * 0.0;
        if (shift > 0)
        {
            var rounded = magnitude >> shift;
            var twice = (magnitude - (rounded << shift)) << 1;
            var comparison = twice.CompareTo(BigInteger.One << shift);
            magnitude = comparison > 0 || (comparison == 0 && !rounded.IsEven) ? rounded + 1 : rounded;
            exponent += shift;
        }
        return value.Sign * Math.ScaleB((double)(ulong)magnitude, exponent);
    }

    private static BigInteger LogNearOne(BigInteger x)
    {
        var ratio = Divide(x - One, x + One);
        var square = Multiply(ratio, ratio);
        var power = ratio;
        var sum = ratio;
        for (var i = 3; !power.IsZero && power != BigInteger.MinusOne; i += 2)
        {
            power = Multiply(power, square);
            sum += power / i;
        }
        return sum << 1;
    }

    private static BigInteger ArcOfReciprocal(int x, int bits)
    {
        var power = (BigInteger.One << bits) / x;
        var sum = power;
        for (var i = 3; !power.IsZero; i += 2)
        {
            power = -power / (x * x);
            sum += power / i;
        }
        return sum;
    }

    private static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var rest);
        return rest.Sign < 0 ? quotient - 1 : quotient;
    }

    private static BigInteger Shift(BigInteger value, int bits) => bits >= 0 ? value << bits : value >> -bits;

    private static (BigInteger Mantissa, int Exponent) Parts(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> 52) & 0x7FF;
        var mantissa = bits & ((1L << 52) - 1);
        if (exponent > 0)
            mantissa |= 1L << 52;
        else
            exponent = 1;
        return (bits < 0 ? -mantissa : mantissa, exponent - 1075);
    }
}
