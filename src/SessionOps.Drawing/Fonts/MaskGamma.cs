using SkiaSharp;

namespace SessionOps.Drawing.Fonts;

/// <summary>
/// The tables that text coverage goes through so that light text on dark and dark text on light look equally heavy. Which one applies depends on how bright
/// the text is, in eight steps. The method is Skia's, the constants are those of Chromium on Linux.
/// </summary>
internal static class MaskGamma
{
    private const float Contrast = 0.2f;

    // 1.2, which Skia keeps in 64ths.
    private const float Gamma = 76 / 64f;
    private const int StepBits = 3;

    private static readonly byte[]?[] s_tables = new byte[1 << StepBits][];

    /// <summary>The table for text of a colour; the colour's transparency plays no part.</summary>
    public static byte[] For(SKColor color)
    {
        var luminance = (Step(color.Red) * 54 + Step(color.Green) * 183 + Step(color.Blue) * 19) >> 8;
        var step = luminance >> (8 - StepBits);
        return s_tables[step] ??= Make(Widen(step) / 255f);
    }

    /// <summary>A channel cut to the number of steps.</summary>
    private static int Step(byte channel) => Widen(channel >> (8 - StepBits));

    private static int Widen(int step) => (step << 5) | (step << 2) | (step >> 1);

    private static byte[] Make(float source)
    {
        // The background is not known: taken to be as far from the middle as the text, on the other side.
        var background = 1 - source;
        var linearSource = MathF.Pow(source, Gamma);
        var linearBackground = MathF.Pow(background, Gamma);
        var contrast = Contrast * linearBackground;
        var table = new byte[256];
        for (var i = 0; i < table.Length; i++)
        {
            var coverage = i / 255f;
            coverage += (1 - coverage) * contrast * coverage;
            if (MathF.Abs(source - background) >= 1f / 256)
            {
                var mixed = linearSource * coverage + (1 - coverage) * linearBackground;
                coverage = (MathF.Pow(mixed, 1 / Gamma) - background) / (source - background);
            }
            table[i] = (byte)MathF.Floor(255 * coverage + 0.5f);
        }
        return table;
    }
}
