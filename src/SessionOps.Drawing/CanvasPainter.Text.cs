using System.Text.Json;
using SessionOps.Drawing.Fonts;
using SkiaSharp;

namespace SessionOps.Drawing;

/// <content>Text, which the page has set into glyphs.</content>
internal sealed partial class CanvasPainter
{
    // In the order of the environment's table of fonts, which numbers their faces: four for each family, bold the second and fourth, italic the last two.
    private static readonly string[] s_families = ["Liberation Serif", "Liberation Sans", "Liberation Mono", "DejaVu Sans", "DejaVu Sans Mono"];
    private const string SymbolFamily = "DejaVu Sans";
    private const int StylesOfFamily = 4;

    private void DrawGlyphs(Arguments arguments, CancellationToken cancellationToken)
    {
        if (!FontData.IsPresent)
            throw new NotDrawableException("The outlines of the fonts are missing.");
        var isStroke = arguments.Flag(0);
        var glyphs = PlacedGlyphs(arguments[1].GetInt32(), arguments.Number(2), arguments[7]);
        var origin = new SKPoint((float)(arguments.Double(3) + arguments.Double(5)), arguments.Number(4));
        var squeezed = arguments.Number(6);
        var matrix = Matrix;
        if (squeezed != 1)
        {
            matrix = matrix.PreConcat(SKMatrix.CreateTranslation(origin.X, origin.Y)).PreConcat(SKMatrix.CreateScale(squeezed, 1));
            origin = SKPoint.Empty;
        }

        using var paint = isStroke ? StrokePaint(cancellationToken) : FillPaint(cancellationToken);
        var meanColor = (isStroke ? _state.Stroke : _state.Fill).MeanColor;
        DrawShape(paint, matrix, shown => TextPainter.Draw(_canvas, shown, origin, glyphs, meanColor));
    }

    private static PlacedGlyph[] PlacedGlyphs(int number, float size, JsonElement pairs)
    {
        var (family, isBold, isItalic) = (s_families[number / StylesOfFamily], (number & 1) != 0, (number & 2) != 0);
        var face = FontData.Find(family, isBold, isItalic)!;
        // Browsers take a regular face for symbols, whatever the style, and change it themselves.
        var symbols = family == SymbolFamily ? face : FontData.Find(SymbolFamily, isBold: false, isItalic: false)!;
        var isChanged = family != SymbolFamily;
        var glyphs = new PlacedGlyph[pairs.GetArrayLength() / 2];
        for (var i = 0; i < glyphs.Length; i++)
        {
            var (code, x) = (pairs[2 * i].GetInt32(), (float)pairs[(2 * i) + 1].GetDouble());
            glyphs[i] =
                face.Find(code) is not null ? new PlacedGlyph(face, size, code, x, 0)
                : symbols.Find(code) is not null ? new PlacedGlyph(symbols, size, code, x, 0, isChanged && isBold, isChanged && isItalic)
                : throw new NotDrawableException("A character of the text has no glyph here.");
        }

        return glyphs;
    }
}
