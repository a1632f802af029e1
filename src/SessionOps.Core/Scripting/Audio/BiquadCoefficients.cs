namespace SessionOps.Scripting.Audio;

/// <summary>The coefficients of a filter of the second degree.</summary>
internal readonly record struct BiquadCoefficients(double B0, double B1, double B2, double A1, double A2)
{
    private const double MaxTail = 1 / 32768.0;

    /// <summary>Finds the coefficients of a filter by its name.</summary>
    /// <param name="type">The name.</param>
    /// <param name="frequency">Its frequency; 1 is half the sample rate.</param>
    /// <param name="q">How narrow it is.</param>
    /// <param name="gain">By how many decibels it makes louder.</param>
    public static BiquadCoefficients For(string type, double frequency, double q, double gain)
    {
        var isWithin = frequency > 0 && frequency < 1;
        var isNarrow = q > 0;
        return type switch
        {
            "lowpass" => frequency >= 1 ? Constant(1)
            : frequency > 0 ? Pass(frequency, q, isHigh: false)
            : Constant(0),
            "highpass" => frequency >= 1 ? Constant(0)
            : frequency > 0 ? Pass(frequency, q, isHigh: true)
            : Constant(1),
            "lowshelf" => frequency >= 1 ? Constant(Amplitude(gain) * Amplitude(gain))
            : frequency > 0 ? Shelf(frequency, Amplitude(gain), isHigh: false)
            : Constant(1),
            "highshelf" => frequency >= 1 ? Constant(1)
            : frequency > 0 ? Shelf(frequency, Amplitude(gain), isHigh: true)
            : Constant(Amplitude(gain) * Amplitude(gain)),
            "peaking" => !isWithin ? Constant(1)
            : isNarrow ? Peak(frequency, q, Amplitude(gain))
            : Constant(Amplitude(gain) * Amplitude(gain)),
            "notch" => !isWithin ? Constant(1)
            : isNarrow ? Around(frequency, q, static (_, k) => (1, -2 * k, 1))
            : Constant(0),
            "allpass" => !isWithin ? Constant(1)
            : isNarrow ? Around(frequency, q, static (alpha, k) => (1 - alpha, -2 * k, 1 + alpha))
            : Constant(-1),
            _ => !isWithin ? Constant(0)
            : isNarrow ? Around(frequency, q, static (alpha, _) => (alpha, 0, -alpha))
            : Constant(1),
        };
    }

    /// <summary>How many frames it takes until nothing is heard of the last input.</summary>
    public double TailFrames(double most)
    {
        var discriminant = (A1 * A1) - (4 * A2);
        if (discriminant > 0)
        {
            double plus = (-A1 + Math.Sqrt(discriminant)) / 2,
                minus = (-A1 - Math.Sqrt(discriminant)) / 2;
            var r1 = Math.Abs(plus) >= Math.Abs(minus) ? plus : minus;
            var r2 = A2 / r1;
            var sum = Math.Abs(ResponseAt(r1) / (r2 - r1)) + Math.Abs(ResponseAt(r2) / (r2 - r1));
            return Math.Max(Math.Truncate(1 + (Math.Log(MaxTail / sum) / Math.Log(Math.Abs(r1)))), 0);
        }

        if (discriminant < 0)
        {
            double x = -A1 / 2,
                y = Math.Sqrt(-discriminant) / 2;
            var r = double.Hypot(x, y);
            if (r == 1)
                return most;
            // Both poles respond equally.
            double real = (B0 * ((x * x) - (y * y))) + (B1 * x) + B2,
                imaginary = (B0 * 2 * x * y) + (B1 * y);
            var c = double.Hypot(real, imaginary) / (2 * y);
            return c == 0 ? 0 : 1 + (Math.Log(MaxTail / (c + c)) / Math.Log(r));
        }

        return A1 == 0 ? 2 : most;
    }

    /// <summary>By how much a frequency is made louder, and how it is shifted.</summary>
    public (float Magnitude, float Phase) ResponseTo(float frequency)
    {
        if (frequency is < 0 or > 1)
            return (float.NaN, float.NaN);
        var (sine, cosine) = Math.SinCos(-Math.PI * frequency);
        var z = new System.Numerics.Complex(cosine, sine);
        var response = (B0 + ((B1 + (B2 * z)) * z)) / (1 + ((A1 + (A2 * z)) * z));
        return ((float)double.Hypot(response.Real, response.Imaginary), (float)Math.Atan2(response.Imaginary, response.Real));
    }

    private double ResponseAt(double r) => (B0 * r * r) + (B1 * r) + B2;

    // 10 to the power of a fraction, as Chromium computes it: in single precision.
    private static double Power10(double value) => (float)Math.Exp((float)(value * 2.30258509299404568402));

    private static double Amplitude(double gain) => Power10(gain / 40);

    private static BiquadCoefficients Constant(double gain) => Normalized(gain, 0, 0, 1, 0, 0);

    private static BiquadCoefficients Normalized(double b0, double b1, double b2, double a0, double a1, double a2)
    {
        var inverse = 1 / a0;
        return new BiquadCoefficients(b0 * inverse, b1 * inverse, b2 * inverse, a1 * inverse, a2 * inverse);
    }

    private static BiquadCoefficients Pass(double frequency, double resonance, bool isHigh)
    {
        var theta = Math.PI * frequency;
        var alpha = Math.Sin(theta) / (2 * Power10(resonance / 20));
        var cosine = Math.Cos(theta);
        var beta = isHigh ? (1 + cosine) / 2 : (1 - cosine) / 2;
        return Normalized(beta, isHigh ? -2 * beta : 2 * beta, beta, 1 + alpha, -2 * cosine, 1 - alpha);
    }

    private static BiquadCoefficients Shelf(double frequency, double a, bool isHigh)
    {
        var w0 = Math.PI * frequency;
        const double Slope = 1;
        var alpha = 0.5 * Math.Sin(w0) * Math.Sqrt(((a + (1 / a)) * ((1 / Slope) - 1)) + 2);
        var k = Math.Cos(w0);
        var k2 = 2 * Math.Sqrt(a) * alpha;
        double plus = a + 1,
            minus = a - 1;
        return isHigh
            ? Normalized(
                a * (plus + (minus * k) + k2),
                -2 * a * (minus + (plus * k)),
                a * (plus + (minus * k) - k2),
                plus - (minus * k) + k2,
                2 * (minus - (plus * k)),
                plus - (minus * k) - k2
            )
            : Normalized(
                a * (plus - (minus * k) + k2),
                2 * a * (minus - (plus * k)),
                a * (plus - (minus * k) - k2),
                plus + (minus * k) + k2,
                -2 * (minus + (plus * k)),
                plus + (minus * k) - k2
            );
    }

    private static BiquadCoefficients Peak(double frequency, double q, double a)
    {
        var w0 = Math.PI * frequency;
        var alpha = Math.Sin(w0) / (2 * q);
        var k = Math.Cos(w0);
        return Normalized(1 + (alpha * a), -2 * k, 1 - (alpha * a), 1 + (alpha / a), -2 * k, 1 - (alpha / a));
    }

    private static BiquadCoefficients Around(double frequency, double q, Func<double, double, (double B0, double B1, double B2)> make)
    {
        var w0 = Math.PI * frequency;
        var alpha = Math.Sin(w0) / (2 * q);
        var k = Math.Cos(w0);
        var (b0, b1, b2) = make(alpha, k);
        return Normalized(b0, b1, b2, 1 + alpha, -2 * k, 1 - alpha);
    }
}
