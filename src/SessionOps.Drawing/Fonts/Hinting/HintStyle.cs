namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>Which letters set the heights that a glyph's edges are fitted to. The numbers are those of eng/fonts/styles.mjs.</summary>
internal enum HintStyle
{
    /// <summary>No letters: symbols, hinted in both directions as ideographs are.</summary>
    Symbol = 0,
    Cyrillic = 1,
    Greek = 2,
    Latin = 3,
    LatinSubscript = 4,
    LatinSuperscript = 5,
}

/// <summary>
/// A height that the letters of a style share, and the letters which show it: their top or their foot. The vertical scale is adjusted to the top of small
/// letters without ascender.
/// </summary>
internal sealed record HeightLetters(string Letters, bool IsTop, bool IsSmallTop = false);

/// <summary>The letters of each style, from FreeType's list.</summary>
internal static class HintStyles
{
    /// <summary>The letters whose stems are the usual ones: the first that the face has counts.</summary>
    public static string StemLetters(this HintStyle style) =>
        style switch
        {
            HintStyle.Cyrillic => "оО",
            HintStyle.Greek => "οΟ",
            HintStyle.Latin => "oO0",
            HintStyle.LatinSubscript => "ₒ₀",
            HintStyle.LatinSuperscript => "ᵒᴼ⁰",
            _ => "",
        };

    /// <summary>The heights, in the order in which they win against each other.</summary>
    public static HeightLetters[] Heights(this HintStyle style) =>
        style switch
        {
            HintStyle.Cyrillic =>
            [
                new("БВЕПЗОСЭ", IsTop: true),
                new("БВЕШЗОСЭ", IsTop: false),
                new("хпншезос", IsTop: true, IsSmallTop: true),
                new("хпншезос", IsTop: false),
                new("руф", IsTop: false),
            ],
            HintStyle.Greek =>
            [
                new("ΓΒΕΖΘΟΩ", IsTop: true),
                new("ΒΔΖΞΘΟ", IsTop: false),
                new("βθδζλξ", IsTop: true),
                new("αειοπστω", IsTop: true, IsSmallTop: true),
                new("αειοπστω", IsTop: false),
                new("βγημρφχψ", IsTop: false),
            ],
            HintStyle.Latin =>
            [
                new("THEZOCQS", IsTop: true),
                new("HEZLOCUS", IsTop: false),
                new("fijkdbh", IsTop: true),
                new("uvxzoesc", IsTop: true, IsSmallTop: true),
                new("nrxzoesc", IsTop: false),
                new("pqgjy", IsTop: false),
            ],
            HintStyle.LatinSubscript =>
            [
                new("₀₃₅₇₈", IsTop: true),
                new("₀₁₂₃₈", IsTop: false),
                new("ᵢⱼₕₖₗ", IsTop: true),
                new("ₐₑₒₓₙₛᵥᵤᵣ", IsTop: true, IsSmallTop: true),
                new("ₐₑₒₓₙₛᵥᵤᵣ", IsTop: false),
                new("ᵦᵧᵨᵩₚ", IsTop: false),
            ],
            HintStyle.LatinSuperscript =>
            [
                new("⁰³⁵⁷ᵀᴴᴱᴼ", IsTop: true),
                new("⁰¹²³ᴱᴸᴼᵁ", IsTop: false),
                new("ᵇᵈᵏʰʲᶠⁱ", IsTop: true),
                new("ᵉᵒʳˢˣᶜᶻ", IsTop: true, IsSmallTop: true),
                new("ᵉᵒʳˢˣᶜᶻ", IsTop: false),
                new("ᵖʸᵍ", IsTop: false),
            ],
            _ => [],
        };
}
