using System.Collections.Concurrent;
using SessionOps.Drawing.Fonts.Hinting;

namespace SessionOps.Drawing.Fonts;

/// <summary>The outlines of one face, and what hinting has to know about the face as a whole.</summary>
internal sealed class FontFace
{
    /// <summary>The code point of the glyph that stands for a character that the face does not have.</summary>
    public const int Missing = 0;

    private readonly Dictionary<int, GlyphOutline> _glyphs;
    private readonly ConcurrentDictionary<HintStyle, StyleMetrics> _metrics = new();

    private FontFace(int unitsPerEm, Dictionary<int, GlyphOutline> glyphs)
    {
        UnitsPerEm = unitsPerEm;
        _glyphs = glyphs;
    }

    /// <summary>The font units that the font size stands for.</summary>
    public int UnitsPerEm { get; }

    /// <summary>The characters that have a glyph.</summary>
    public IReadOnlyCollection<int> CodePoints => _glyphs.Keys;

    /// <summary>The glyph of a character, or null when the face has none.</summary>
    public GlyphOutline? Find(int codePoint) => _glyphs.GetValueOrDefault(codePoint);

    /// <summary>What the letters of a style have in common in this face.</summary>
    public StyleMetrics MetricsOf(HintStyle style) => _metrics.GetOrAdd(style, static (style, face) => StyleMetrics.Measure(face, style), this);

    /// <summary>Reads a face as eng/fonts/build.mjs writes it: columns of numbers, one after the other.</summary>
    public static FontFace Read(byte[] data)
    {
        using var reader = new BinaryReader(new MemoryStream(data));
        var unitsPerEm = reader.Read7BitEncodedInt();
        var codePoints = new int[reader.Read7BitEncodedInt()];
        for (var i = 0; i < codePoints.Length; i++)
            codePoints[i] = reader.Read7BitEncodedInt() + (i == 0 ? 0 : codePoints[i - 1]);
        var styles = reader.ReadBytes(codePoints.Length);
        var contourCounts = ReadNumbers(reader, codePoints.Length);
        var contourLengths = ReadNumbers(reader, contourCounts.Sum());
        var contourX = ReadNumbers(reader, contourLengths.Length);
        var contourY = ReadNumbers(reader, contourLengths.Length);
        var marks = reader.ReadBytes((contourLengths.Sum() + 7) / 8);

        var outlines = new GlyphOutline[codePoints.Length];
        var (contour, point) = (0, 0);
        for (var i = 0; i < outlines.Length; i++)
        {
            var contours = new GlyphContour[contourCounts[i]];
            for (var j = 0; j < contours.Length; j++, contour++)
                contours[j] = new(contourLengths[contour], Signed(contourX[contour]), Signed(contourY[contour]));
            var points = new OutlinePoint[contours.Sum(contour => contour.Length)];
            for (var j = 0; j < points.Length; j++, point++)
                points[j].IsOnCurve = (marks[point / 8] >> (point % 8) & 1) != 0;
            outlines[i] = new(points, contours, (HintStyle)(styles[i] / 2), IsMark: styles[i] % 2 != 0);
        }
        ReadCoordinates(reader, outlines, static (ref OutlinePoint point, int value) => point.X = value);
        ReadCoordinates(reader, outlines, static (ref OutlinePoint point, int value) => point.Y = value);
        return new(unitsPerEm, codePoints.Zip(outlines).ToDictionary());
    }

    private static int[] ReadNumbers(BinaryReader reader, int count)
    {
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
            numbers[i] = reader.Read7BitEncodedInt();
        return numbers;
    }

    private static void ReadCoordinates(BinaryReader reader, GlyphOutline[] outlines, Store store)
    {
        foreach (var outline in outlines)
        {
            var value = 0;
            foreach (ref var point in outline.Points.AsSpan())
            {
                value += Signed(reader.Read7BitEncodedInt());
                store(ref point, value);
            }
        }
    }

    /// <summary>Negative numbers are written as odd ones.</summary>
    private static int Signed(int number) => (number & 1) == 0 ? number / 2 : -(number / 2) - 1;

    private delegate void Store(ref OutlinePoint point, int value);
}
