using SessionOps.Drawing.Fonts.Hinting;

namespace SessionOps.Drawing.Fonts;

/// <summary>A glyph in font units, y upwards: the points of its contours one after the other, and the contours they make. No zone of heights moves marks: accents and the like.</summary>
internal sealed record GlyphOutline(OutlinePoint[] Points, GlyphContour[] Contours, HintStyle Style, bool IsMark);

/// <summary>A contour: its number of points, and how far it has been moved when it is that of another glyph, such as an accent.</summary>
internal readonly record struct GlyphContour(int Length, int MovedX, int MovedY);

/// <summary>A point of a contour: on the curve, or the control point of a quadratic curve.</summary>
internal struct OutlinePoint
{
    /// <summary>To the right.</summary>
    public int X;

    /// <summary>Upwards.</summary>
    public int Y;

    /// <summary>Whether the contour goes through the point.</summary>
    public bool IsOnCurve;
}
