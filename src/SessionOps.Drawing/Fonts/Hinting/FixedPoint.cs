namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>Arithmetic on scales with 16 fraction bits and positions with 6, rounded half away from zero.</summary>
internal static class FixedPoint
{
    /// <summary>A pixel.</summary>
    public const int Pixel = 64;

    public static int Multiply(int value, int scale)
    {
        var product = (long)value * scale;
        return (int)((product + 0x8000 + (product >> 63)) >> 16);
    }

    public static int Divide(int value, int divisor) => MultiplyDivide(value, 0x10000, divisor);

    public static int MultiplyDivide(int value, int factor, int divisor)
    {
        var isNegative = value < 0 ^ factor < 0 ^ divisor < 0;
        var size = Math.Abs((long)divisor);
        var quotient = size == 0 ? int.MaxValue : (Math.Abs((long)value * factor) + size / 2) / size;
        return (int)(isNegative ? -quotient : quotient);
    }

    /// <summary>The nearest whole pixel.</summary>
    public static int Round(int position) => (position + Pixel / 2) & -Pixel;

    public static int Floor(int position) => position & -Pixel;
}
