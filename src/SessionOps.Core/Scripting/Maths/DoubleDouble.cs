namespace SessionOps.Scripting;

/// <summary>A number of about 106 bits as the sum of two that do not overlap. Only +, -, *, / and fused multiplication are used, which every platform rounds alike.</summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    // What the functions of this folder lose of their 106 bits is less than this part of the result.
    private const double ErrorBound = 1.0 / (1L << 62) / (1L << 32);

    /// <summary>The sum of two numbers, exactly.</summary>
    public static DoubleDouble Sum(double a, double b)
    {
        var sum = a + b;
        var part = sum - a;
        return new(sum, a - (sum - part) + (b - part));
    }

    /// <summary>The product of two numbers, exactly unless it leaves the range of numbers.</summary>
    public static DoubleDouble Product(double a, double b)
    {
        var product = a * b;
        return new(product, Math.FusedMultiplyAdd(a, b, -product));
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator +(DoubleDouble a, double b)
    {
        var high = Sum(a.High, b);
        return Normal(high.High, high.Low + a.Low);
    }

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var high = Sum(a.High, b.High);
        var low = Sum(a.Low, b.Low);
        high = Normal(high.High, high.Low + low.High);
        return Normal(high.High, high.Low + low.Low);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + -b;

    public static DoubleDouble operator *(DoubleDouble a, double b)
    {
        var product = Product(a.High, b);
        return Normal(product.High, Math.FusedMultiplyAdd(a.Low, b, product.Low));
    }

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = Product(a.High, b.High);
        return Normal(product.High, product.Low + Math.FusedMultiplyAdd(a.High, b.Low, a.Low * b.High));
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        var rest = a - (b * first);
        var second = rest.High / b.High;
        rest -= b * second;
        return Normal(first, second) + (rest.High / b.High);
    }

    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble Sqrt(DoubleDouble value)
    {
        var root = Math.Sqrt(value.High);
        return root == 0 ? root : (value - Product(root, root)) / (2 * root) + root;
    }

    /// <summary>The polynomial with these coefficients, of which the last, so much smaller, are <paramref name="rest"/>.</summary>
    public static DoubleDouble Polynomial(DoubleDouble x, ReadOnlySpan<DoubleDouble> coefficients, ReadOnlySpan<double> rest)
    {
        var small = 0.0;
        for (var i = rest.Length - 1; i >= 0; i--)
            small = (small * x.High) + rest[i];
        DoubleDouble value = small;
        for (var i = coefficients.Length - 1; i >= 0; i--)
            value = coefficients[i] + (value * x);
        return value;
    }

    /// <summary>The nearest number, where the bound of the error leaves no doubt which that is.</summary>
    public bool TryRound(out double value)
    {
        var error = Math.Abs(High) * ErrorBound;
        value = High + (Low + error);
        return value == High + (Low - error);
    }

    // The first number is the greater one.
    private static DoubleDouble Normal(double high, double low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }
}
