namespace SessionOps.Scripting.Audio;

/// <summary>Functions of single precision that are the same on every machine: rounded once from double precision.</summary>
internal static class FloatMath
{
    private const float SmallestNormal = 1.17549435E-38f;

    public static float ToLinear(float decibels) => GnuMath.Exp10(0.05f * decibels);

    public static float ToDecibels(float linear) => 20 * GnuMath.Log10(linear);

    /// <summary>Chromium's rendering thread has no numbers between zero and the smallest normal one.</summary>
    public static float Flush(float value) => MathF.Abs(value) < SmallestNormal ? MathF.CopySign(0, value) : value;

    /// <summary>How much of the way to its target an exponential approach goes in one step.</summary>
    public static double Approach(double timeConstant, double rate) => 1 - Math.Exp(-1 / (rate * timeConstant));

    /// <summary>The sample at a time, rounded up, with a tolerance for times that were computed from samples.</summary>
    public static double FrameAfter(double time, double sampleRate) => Math.Ceiling(Oversampled(time, sampleRate));

    /// <summary>The sample that is nearest to a time.</summary>
    public static double FrameNearest(double time, double sampleRate) => Math.Round(Oversampled(time, sampleRate), MidpointRounding.AwayFromZero);

    private static double Oversampled(double time, double sampleRate) => Math.Round(time * sampleRate * 1024, MidpointRounding.AwayFromZero) / 1024;
}
