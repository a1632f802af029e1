namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>Finds which lines are the two sides of a stem, and which are serifs.</summary>
internal static class SegmentLinker
{
    // Lines have to lie next to each other for this many units of a font of 2048.
    private const int MinOverlap = 8;

    /// <summary>Links the lines of letters. A pair further apart than the widest of the usual stems, in font units, fits badly.</summary>
    public static void LinkLetters(Axis axis, int widest)
    {
        const int overlapWeight = 6000;
        const int distanceWeight = 3000;
        const int maxExcess = 10000;
        var unitsPerEm = axis.Outline.UnitsPerEm;
        var minOverlap = Math.Max(1, MinOverlap * unitsPerEm / 2048);
        foreach (var (low, high) in Pairs(axis))
        {
            var overlap = Overlap(low, high);
            var distance = high.Position - low.Position;
            if (distance <= 0 || overlap < minOverlap)
                continue;
            var demerit = distance;
            if (widest != 0)
            {
                var excess = (distance << 10) / widest - (1 << 10);
                demerit =
                    excess > maxExcess ? Segment.NoScore
                    : excess > 0 ? excess * excess / distanceWeight
                    : 0;
            }
            var score = demerit + overlapWeight * unitsPerEm / 2048 / overlap;
            if (score < low.Score)
                (low.Score, low.Partner) = (score, high);
            if (score < high.Score)
                (high.Score, high.Partner) = (score, low);
        }
        foreach (var segment in axis.Segments)
        {
            if (segment.Partner is not { } partner || partner.Partner == segment)
                continue;
            segment.Partner = null;
            segment.Serif = partner.Partner;
        }
    }

    /// <summary>Links the lines of symbols, as those of ideographs are.</summary>
    public static void LinkSymbols(Axis axis, int scale)
    {
        var minOverlap = MinOverlap * axis.Outline.UnitsPerEm / 2048;
        foreach (var (low, high) in Pairs(axis))
        {
            var overlap = Overlap(low, high);
            var distance = high.Position - low.Position;
            if (distance < 0 || overlap < minOverlap)
                continue;
            if (IsBetter(low))
                (low.Score, low.Overlap, low.Partner) = (distance, overlap, high);
            if (IsBetter(high))
                (high.Score, high.Overlap, high.Partner) = (distance, overlap, low);

            bool IsBetter(Segment segment) => distance * 8 < segment.Score * 9 && (distance * 8 < segment.Score * 7 || segment.Overlap < overlap);
        }
        var maxStem = FixedPoint.Divide(3 * FixedPoint.Pixel, scale);
        foreach (var segment in axis.Segments)
            if (segment.Score < maxStem && segment.Partner is { } partner && partner.Partner == segment && partner.Position > segment.Position)
                UnlinkOuterStems(axis, segment, partner);
        foreach (var segment in axis.Segments)
        {
            if (segment.Partner is not { } partner || partner.Partner == segment)
                continue;
            segment.Partner = null;
            if (partner.Score < maxStem || segment.Score < partner.Score * 4)
                segment.Serif = partner.Partner;
        }
    }

    /// <summary>A stem around another one is two serifs of it, unless the inner one is much shorter.</summary>
    private static void UnlinkOuterStems(Axis axis, Segment segment, Segment partner)
    {
        foreach (var outer in axis.Segments)
        {
            if (outer == segment || outer.Position > segment.Position)
                continue;
            if (outer.Partner is not { } outerPartner || outerPartner.Partner != outer || outerPartner.Position < partner.Position)
                continue;
            if (outer.Position == segment.Position && outerPartner.Position == partner.Position)
                continue;
            if (outer.Score <= segment.Score || segment.Score * 4 <= outer.Score)
                continue;
            if (segment.Overlap < outer.Overlap * 3)
            {
                segment.Partner = partner.Partner = null;
                return;
            }
            foreach (var other in axis.Segments)
            {
                if (other.Partner == outer)
                    (other.Partner, other.Serif) = (null, partner);
                else if (other.Partner == outerPartner)
                    (other.Partner, other.Serif) = (null, segment);
            }
        }
    }

    private static IEnumerable<(Segment Low, Segment High)> Pairs(Axis axis)
    {
        foreach (var low in axis.Segments)
            if (low.Direction == axis.Major)
                foreach (var high in axis.Segments)
                    if (low.Direction.IsOpposite(high.Direction))
                        yield return (low, high);
    }

    private static int Overlap(Segment a, Segment b) => Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start);
}
