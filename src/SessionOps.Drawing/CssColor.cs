using System.Globalization;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace SessionOps.Drawing;

/// <summary>A colour of CSS in sRGB.</summary>
internal readonly partial record struct CssColor(byte Red, byte Green, byte Blue, byte Alpha)
{
    /// <summary>The colour for Skia.</summary>
    /// <param name="share">What the canvas multiplies the alpha with.</param>
    public SKColorF ToSkia(float share = 1) => new(Red / 255f, Green / 255f, Blue / 255f, Alpha / 255f * share);

    /// <summary>The colour for those parts of Skia that know bytes only.</summary>
    public SKColor ToSkiaBytes() => new(Red, Green, Blue, Alpha);

    /// <summary>The colour as a canvas gives it back.</summary>
    public override string ToString() =>
        Alpha == 255 ? $"#{Red:x2}{Green:x2}{Blue:x2}" : string.Create(CultureInfo.InvariantCulture, $"rgba({Red}, {Green}, {Blue}, {AlphaText})");

    // Two digits where these give the same byte, else three, as CSSOM has it.
    private string AlphaText
    {
        get
        {
            var hundredths = Rounded(Alpha * 100 / 255d) / 100;
            var value = ToByte(hundredths * 255) == Alpha ? hundredths : Rounded(Alpha * 1000 / 255d) / 1000;
            return value.ToString("0.###", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Whether a text may be a colour in a way that is not read here.</summary>
    public static bool IsUnknown(string text) => UnknownFunctions().IsMatch(text.Trim());

    /// <summary>Reads a colour; null if the text is not a colour of sRGB.</summary>
    public static CssColor? Parse(string text)
    {
        text = text.Trim().ToLowerInvariant();
        if (text.StartsWith('#'))
            return ParseHex(text.AsSpan(1));
        if (CssColorNames.Find(text) is { } named)
            return named;
        var match = Function().Match(text);
        if (!match.Success)
            return null;
        var hasCommas = text.Contains(',', StringComparison.Ordinal);
        var parts = match.Groups["part"].Captures.Select(static capture => capture.Value).ToArray();
        var alpha = match.Groups["alpha"] is { Success: true } given ? AlphaOf(given.Value) : (byte)255;
        return match.Groups["name"].Value[0] switch
        {
            'r' => FromRgb(parts, alpha, hasCommas),
            'h' when match.Groups["name"].Value[1] == 's' => FromHsl(parts, alpha, hasCommas),
            _ => hasCommas ? null : FromHwb(parts, alpha),
        };
    }

    private static CssColor? ParseHex(ReadOnlySpan<char> digits)
    {
        if (digits.Length is not (3 or 4 or 6 or 8) || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return null;
        if (digits.Length <= 4)
        {
            Span<char> doubled = stackalloc char[2 * digits.Length];
            for (var i = 0; i < doubled.Length; i++)
                doubled[i] = digits[i / 2];
            return ParseHex(doubled);
        }

        if (digits.Length == 6)
            value = (value << 8) | 255;
        return new CssColor((byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    private static CssColor? FromRgb(string[] parts, byte alpha, bool hasCommas)
    {
        var shares = parts.Count(static part => part.EndsWith('%'));
        if (parts.Any(static part => IsAngle(part)) || (hasCommas && shares is not (0 or 3)))
            return null;
        var bytes = Array.ConvertAll(parts, static part => ToByte(part.EndsWith('%') ? Number(part[..^1]) * 255 / 100 : Number(part)));
        return new CssColor(bytes[0], bytes[1], bytes[2], alpha);
    }

    private static CssColor? FromHsl(string[] parts, byte alpha, bool hasCommas)
    {
        if (parts[0].EndsWith('%') || IsAngle(parts[1]) || IsAngle(parts[2]) || (hasCommas && !(parts[1].EndsWith('%') && parts[2].EndsWith('%'))))
            return null;
        var (hue, saturation, lightness) = (Hue(parts[0]), Share(parts[1]), Share(parts[2]));
        var chroma = saturation * Math.Min(lightness, 1 - lightness);
        return new CssColor(Part(0), Part(8), Part(4), alpha);

        byte Part(double offset)
        {
            var at = (offset + (hue / 30)) % 12;
            return ToByte(255 * (lightness - (chroma * Math.Max(-1, Math.Min(Math.Min(at - 3, 9 - at), 1)))));
        }
    }

    private static CssColor? FromHwb(string[] parts, byte alpha)
    {
        if (parts[0].EndsWith('%') || IsAngle(parts[1]) || IsAngle(parts[2]))
            return null;
        var (white, black) = (Share(parts[1]), Share(parts[2]));
        if (white + black >= 1)
        {
            var gray = ToByte(255 * white / (white + black));
            return new CssColor(gray, gray, gray, alpha);
        }

        var hue = Hue(parts[0]);
        return new CssColor(Part(0), Part(8), Part(4), alpha);

        byte Part(double offset)
        {
            var at = (offset + (hue / 30)) % 12;
            var full = 0.5 - (0.5 * Math.Max(-1, Math.Min(Math.Min(at - 3, 9 - at), 1)));
            return ToByte(255 * ((full * (1 - white - black)) + white));
        }
    }

    private static double Hue(string text)
    {
        var degrees = text switch
        {
            _ when text.EndsWith("deg", StringComparison.Ordinal) => Number(text[..^3]),
            _ when text.EndsWith("grad", StringComparison.Ordinal) => Number(text[..^4]) * 0.9,
            _ when text.EndsWith("rad", StringComparison.Ordinal) => Number(text[..^3]) * 180 / Math.PI,
            _ when text.EndsWith("turn", StringComparison.Ordinal) => Number(text[..^4]) * 360,
            _ => Number(text),
        };
        return ((degrees % 360) + 360) % 360;
    }

    private static double Share(string text) => Math.Clamp(Number(text.TrimEnd('%')) / 100, 0, 1);

    private static byte AlphaOf(string text) => ToByte(255 * (float)Math.Clamp(text.EndsWith('%') ? Number(text[..^1]) / 100 : Number(text), 0, 1));

    private static bool IsAngle(string text) => text.EndsWith('g') || text.EndsWith('d') || text.EndsWith("turn", StringComparison.Ordinal);

    private static byte ToByte(double value) => (byte)Math.Clamp(Rounded(value), 0, 255);

    private static double Rounded(double value) => Math.Round(value, MidpointRounding.AwayFromZero);

    private static double Number(string text) => text == "none" ? 0 : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:color|lab|lch|oklab|oklch|color-mix|light-dark)\(|^(?:rgb|hsl|hwb)a?\((?:.*(?:from|calc|var)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex UnknownFunctions();

    private const string Value = @"(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:%|deg|grad|rad|turn)?|none)";

    [GeneratedRegex(
        $@"^(?<name>rgba?|hsla?|hwb)\(\s*(?<part>{Value})(?:(?:\s*,\s*(?<part>{Value})){{2}}(?:\s*,\s*(?<alpha>{Value}))?|(?:\s+(?<part>{Value})){{2}}(?:\s*/\s*(?<alpha>{Value}))?)\s*\)$"
    )]
    private static partial Regex Function();
}
