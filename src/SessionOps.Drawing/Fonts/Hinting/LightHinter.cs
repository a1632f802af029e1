namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>
/// Fits outlines to the pixel grid as FreeType's automatic hinter does in its light mode: letters only in height, symbols also in width, stems never in their
/// width. Positions come out equal to FreeType's, to a 64th of a pixel.
/// </summary>
internal static class LightHinter
{
    /// <summary>The hinted points of a glyph at a font size in pixels, in 64ths of a pixel, y upwards.</summary>
    public static OutlinePoint[] Hint(FontFace face, GlyphOutline glyph, float size)
    {
        var scale = ScaleOf(face, size);
        var metrics = face.MetricsOf(glyph.Style);
        var outline = new HintOutline(glyph, face.UnitsPerEm);
        if (glyph.Style == HintStyle.Symbol)
            HintSymbol(outline, metrics, scale);
        else
            HintLetter(outline, metrics, scale, glyph.IsMark);
        return outline.Result();
    }

    /// <summary>The points of a glyph scaled without hinting, in 64ths of a pixel, y upwards.</summary>
    public static OutlinePoint[] Scale(FontFace face, GlyphOutline glyph, float size)
    {
        var scale = ScaleOf(face, size);
        var points = new OutlinePoint[glyph.Points.Length];
        var at = 0;
        foreach (var (length, movedX, movedY) in glyph.Contours)
        {
            // The parts of a glyph are scaled on their own, and so is how far they are moved.
            var (x, y) = (FixedPoint.Multiply(movedX, scale), FixedPoint.Multiply(movedY, scale));
            for (var end = at + length; at < end; at++)
            {
                var point = glyph.Points[at];
                point.X = FixedPoint.Multiply(point.X - movedX, scale) + x;
                point.Y = FixedPoint.Multiply(point.Y - movedY, scale) + y;
                points[at] = point;
            }
        }
        return points;
    }

    private static int ScaleOf(FontFace face, float size) => FixedPoint.Divide((int)(size * FixedPoint.Pixel), face.UnitsPerEm);

    private static void HintLetter(HintOutline outline, StyleMetrics metrics, int scale, bool isMark)
    {
        var yScale = FitScale(metrics.Zones, scale, outline.UnitsPerEm);
        outline.Scale(scale, yScale);
        if (metrics.Zones.Length == 0)
            return;
        var axis = new Axis(outline, isVertical: true);
        SegmentFinder.Find(axis);
        SegmentLinker.LinkLetters(axis, metrics.WidestStem);
        EdgeFinder.FindInLetters(axis, yScale, metrics.EdgeDistance);
        if (!isMark)
            EdgeFinder.FindZones(axis, ScaledZone.Scale(metrics.Zones, yScale), outline.UnitsPerEm, yScale);
        EdgeFitter.Fit(axis);
        MovePoints(axis, ontoEdge: true);
    }

    private static void HintSymbol(HintOutline outline, StyleMetrics metrics, int scale)
    {
        outline.Scale(scale, scale);
        foreach (var isVertical in (ReadOnlySpan<bool>)[false, true])
        {
            var axis = new Axis(outline, isVertical);
            SegmentFinder.Find(axis);
            SegmentLinker.LinkSymbols(axis, scale);
            EdgeFinder.FindInSymbols(axis, scale, metrics.EdgeDistance);
            SymbolEdgeFitter.Fit(axis);
            MovePoints(axis, ontoEdge: false);
        }
    }

    private static void MovePoints(Axis axis, bool ontoEdge)
    {
        PointFitter.MoveLines(axis, ontoEdge);
        PointFitter.MoveStrongPoints(axis);
        PointFitter.MoveWeakPoints(axis);
    }

    /// <summary>The scale that puts the top of small letters on the grid, if that changes no letter by two pixels.</summary>
    private static int FitScale(HeightZone[] zones, int scale, int unitsPerEm)
    {
        if (Array.Find(zones, zone => zone.Letters.IsSmallTop) is not { } smallTop)
            return scale;
        var top = FixedPoint.Multiply(smallTop.Round, scale);
        // Rounds up from three eighths of a pixel.
        var fitted = FixedPoint.Floor(top + 40);
        if (top == fitted)
            return scale;
        var fittedScale = FixedPoint.MultiplyDivide(scale, fitted, top);
        var height = zones.Aggregate(unitsPerEm, (height, zone) => Math.Max(height, Math.Max(zone.Ascender, -zone.Descender)));
        return Math.Abs(FixedPoint.Multiply(height, fittedScale - scale)) < 2 * FixedPoint.Pixel ? fittedScale : scale;
    }
}
