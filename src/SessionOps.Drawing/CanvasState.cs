using SkiaSharp;

namespace SessionOps.Drawing;

/// <summary>What a context draws with; <c>save</c> keeps a copy.</summary>
internal sealed record CanvasState
{
    public CanvasStyle Fill { get; set; } = CanvasStyle.Black;

    public CanvasStyle Stroke { get; set; } = CanvasStyle.Black;

    public float Alpha { get; set; } = 1;

    public string Operator { get; set; } = "source-over";

    public string? Filter { get; set; }

    public float LineWidth { get; set; } = 1;

    public float MiterLimit { get; set; } = 10;

    public SKStrokeCap Cap { get; set; }

    public SKStrokeJoin Join { get; set; }

    public float[] Dashes { get; set; } = [];

    public float DashOffset { get; set; }

    public CssColor ShadowColor { get; set; }

    public SKPoint ShadowOffset { get; set; }

    public float ShadowBlur { get; set; }

    public bool IsSmoothing { get; set; } = true;

    public string SmoothingQuality { get; set; } = "low";

    public bool HasShadow => ShadowColor.Alpha != 0 && (ShadowBlur != 0 || ShadowOffset != SKPoint.Empty);

    public SKBlendMode Blend => BlendOf(Operator);

    /// <summary>Whether the operator changes what lies outside of the shape too.</summary>
    public bool ReachesBeyondShape => Operator is "source-in" or "source-out" or "destination-in" or "destination-atop";

    // Images are scaled as Blink chooses for each quality.
    public SKSamplingOptions Sampling =>
        !IsSmoothing ? new SKSamplingOptions(SKFilterMode.Nearest)
        : SmoothingQuality == "high" ? new SKSamplingOptions(SKCubicResampler.Mitchell)
        : SmoothingQuality == "medium" ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Nearest)
        : new SKSamplingOptions(SKFilterMode.Linear);

    private static SKBlendMode BlendOf(string name) =>
        name switch
        {
            "source-in" => SKBlendMode.SrcIn,
            "source-out" => SKBlendMode.SrcOut,
            "source-atop" => SKBlendMode.SrcATop,
            "destination-over" => SKBlendMode.DstOver,
            "destination-in" => SKBlendMode.DstIn,
            "destination-out" => SKBlendMode.DstOut,
            "destination-atop" => SKBlendMode.DstATop,
            "lighter" => SKBlendMode.Plus,
            "copy" => SKBlendMode.Src,
            "xor" => SKBlendMode.Xor,
            "multiply" => SKBlendMode.Multiply,
            "screen" => SKBlendMode.Screen,
            "overlay" => SKBlendMode.Overlay,
            "darken" => SKBlendMode.Darken,
            "lighten" => SKBlendMode.Lighten,
            "color-dodge" => SKBlendMode.ColorDodge,
            "color-burn" => SKBlendMode.ColorBurn,
            "hard-light" => SKBlendMode.HardLight,
            "soft-light" => SKBlendMode.SoftLight,
            "difference" => SKBlendMode.Difference,
            "exclusion" => SKBlendMode.Exclusion,
            "hue" => SKBlendMode.Hue,
            "saturation" => SKBlendMode.Saturation,
            "color" => SKBlendMode.Color,
            "luminosity" => SKBlendMode.Luminosity,
            _ => SKBlendMode.SrcOver,
        };
}
