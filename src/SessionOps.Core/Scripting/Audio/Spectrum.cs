namespace SessionOps.Scripting.Audio;

/// <summary>How loud each frequency is in some samples.</summary>
internal static class Spectrum
{
    private const double Alpha = 0.16;

    /// <summary>Brings magnitudes up to date with samples, of which there are twice as many.</summary>
    public static void Update(ReadOnlySpan<float> samples, Span<float> magnitudes, double smoothing)
    {
        var windowed = new float[samples.Length];
        for (var i = 0; i < windowed.Length; i++)
            windowed[i] = samples[i] * (float)Blackman((double)i / windowed.Length);
        float[] real = new float[magnitudes.Length],
            imaginary = new float[magnitudes.Length];
        new FourierTransform(windowed.Length).Forward(windowed, real, imaginary);
        imaginary[0] = 0;
        var scale = 1.0 / windowed.Length;
        for (var i = 0; i < magnitudes.Length; i++)
        {
            var magnitude = double.Hypot(real[i], imaginary[i]) * scale;
            magnitudes[i] = (float)((smoothing * magnitudes[i]) + ((1 - smoothing) * magnitude));
        }
    }

    private static double Blackman(double x) => (0.5 * (1 - Alpha)) - (0.5 * Math.Cos(2 * Math.PI * x)) + (0.5 * Alpha * Math.Cos(2 * Math.PI * 2 * x));
}
