using System.Text.Json;
using SessionOps.Drawing.Fonts;
using SessionOps.Drawing.Fonts.Hinting;

namespace SessionOps.Engines.Tests.Drawing;

public sealed class LightHinterTests
{
    /// <summary>Outlines that FreeType 2.12.1 gave in its light mode.</summary>
    public static TheoryData<string> Outlines()
    {
        var data = new TheoryData<string>();
        using var recorded = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fonts", "hinted-outlines.json")));
        foreach (var outline in recorded.RootElement.EnumerateArray())
            data.Add(outline.GetRawText());
        return data;
    }

    [Theory]
    [MemberData(nameof(Outlines))]
    public void Hints_as_FreeType_does(string recorded)
    {
        using var document = JsonDocument.Parse(recorded);
        var outline = document.RootElement;
        var face = FontData.Find(
            outline.GetProperty("family").GetString()!,
            outline.GetProperty("bold").GetBoolean(),
            outline.GetProperty("italic").GetBoolean()
        );
        var glyph = face?.Find(outline.GetProperty("codePoint").GetInt32());

        Assert.NotNull(face);
        Assert.NotNull(glyph);
        var points = LightHinter.Hint(face, glyph, outline.GetProperty("size").GetSingle());

        var expected = outline.GetProperty("points").EnumerateArray().Select(number => number.GetInt32());
        Assert.Equal(expected, points.SelectMany(point => (int[])[point.X, point.Y]));
    }

    [Fact]
    public void Every_face_has_four_styles_and_the_glyph_for_missing_characters()
    {
        foreach (var family in FontData.Families)
            for (var style = 0; style < 4; style++)
                Assert.NotNull(FontData.Find(family, style % 2 != 0, style / 2 != 0)?.Find(FontFace.Missing));
    }

    [Fact]
    public void An_unknown_family_and_an_unknown_character_are_not_found()
    {
        Assert.Null(FontData.Find("Comic Sans MS", isBold: false, isItalic: false));
        Assert.Null(FontData.Find("Liberation Sans", isBold: false, isItalic: false)!.Find(0x4e00));
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.01f)]
    [InlineData(10000f)]
    public void Any_size_can_be_hinted(float size)
    {
        var face = FontData.Find("DejaVu Sans", isBold: false, isItalic: false)!;

        foreach (var code in face.CodePoints)
            Assert.Equal(face.Find(code)!.Points.Length, LightHinter.Hint(face, face.Find(code)!, size).Length);
    }
}
