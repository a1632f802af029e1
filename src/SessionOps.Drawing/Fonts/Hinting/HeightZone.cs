namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>A height that letters share, in font units: where flat ones end, and where round ones do, which reach a little further.</summary>
/// <remarks>The ascender and the descender are the highest and the lowest point of the letters that show it.</remarks>
internal sealed record HeightZone(HeightLetters Letters, int Flat, int Round, int Ascender, int Descender)
{
    // A line that rises by more than this many units, and by more than a 20th of its length, is not level.
    private const int LevelRise = 5;
    private const int LevelSlope = 20;

    public static HeightZone[] Measure(FontFace face, HintStyle style)
    {
        var zones = style.Heights().Select(letters => Measure(face, letters)).OfType<HeightZone>().ToArray();
        SeparateNeighbours(zones);
        return zones;
    }

    private static HeightZone? Measure(FontFace face, HeightLetters letters)
    {
        var (flats, rounds) = (new List<int>(), new List<int>());
        var (ascender, descender) = (int.MinValue, int.MaxValue);
        foreach (var letter in letters.Letters)
        {
            if (face.Find(letter) is not { Points.Length: > 2 } glyph)
                continue;
            if (FindExtreme(glyph, letters.IsTop, ref ascender, ref descender) is not { } found)
                continue;
            (IsRound(glyph, found, face.UnitsPerEm / 14) ? rounds : flats).Add(glyph.Points[found.Point].Y);
        }
        if (flats.Count == 0 && rounds.Count == 0)
            return null;
        var flat = Median(flats.Count > 0 ? flats : rounds);
        var round = Median(rounds.Count > 0 ? rounds : flats);
        // Round letters that end short of flat ones make no zone of their own.
        if (round != flat && letters.IsTop != round > flat)
            flat = round = (flat + round) / 2;
        return new(letters, flat, round, ascender, descender);

        static int Median(List<int> positions)
        {
            positions.Sort();
            return positions[positions.Count / 2];
        }
    }

    /// <summary>The first of the glyph's highest or lowest points, and the contour it belongs to.</summary>
    private static (int Point, int First, int Last)? FindExtreme(GlyphOutline glyph, bool isTop, ref int ascender, ref int descender)
    {
        (int Point, int First, int Last)? best = null;
        var first = 0;
        foreach (var (length, _, _) in glyph.Contours)
        {
            var last = first + length - 1;
            for (var i = first; length > 1 && i <= last; i++)
            {
                var y = glyph.Points[i].Y;
                var isBest = best is not { } known || (isTop ? y > glyph.Points[known.Point].Y : y < glyph.Points[known.Point].Y);
                if (isBest)
                    best = (i, first, last);
                if (isBest == isTop)
                    ascender = Math.Max(ascender, y);
                else
                    descender = Math.Min(descender, y);
            }
            first += length;
        }
        return best;
    }

    /// <summary>Whether the outline is a curve around a point, rather than a level line through it.</summary>
    private static bool IsRound(GlyphOutline glyph, (int Point, int First, int Last) found, int flatLength)
    {
        var points = glyph.Points;
        var (start, firstOnCurve, lastOnCurve) = Follow(-1);
        var (end, lastAhead, firstAhead) = Follow(1);
        var onCurve = points[found.Point].IsOnCurve ? found.Point : (int?)null;
        // Behind the point lie the first ones of the line, ahead the last ones.
        var first = firstOnCurve ?? onCurve ?? firstAhead;
        var last = lastAhead ?? onCurve ?? lastOnCurve;
        if (first is { } a && last is { } b && Math.Abs(points[b].X - points[a].X) > flatLength)
            return false;
        return !points[start].IsOnCurve || !points[end].IsOnCurve;

        // The furthest level point in a direction, the furthest on the curve and the nearest on the curve.
        (int End, int? FurthestOnCurve, int? NearestOnCurve) Follow(int step)
        {
            var (end, furthest, nearest) = (found.Point, (int?)null, (int?)null);
            var at = found.Point;
            do
            {
                at += step;
                at =
                    at < found.First ? found.Last
                    : at > found.Last ? found.First
                    : at;
                var rise = Math.Abs(points[at].Y - points[found.Point].Y);
                if (rise > LevelRise && Math.Abs(points[at].X - points[found.Point].X) <= LevelSlope * rise)
                    break;
                end = at;
                if (points[at].IsOnCurve)
                    (furthest, nearest) = (at, nearest ?? at);
            } while (at != found.Point);
            return (end, furthest, nearest);
        }
    }

    /// <summary>A zone that reaches into the next higher one ends where that begins.</summary>
    private static void SeparateNeighbours(HeightZone[] zones)
    {
        var order = Enumerable.Range(0, zones.Length).OrderBy(i => zones[i].Letters.IsTop ? zones[i].Flat : zones[i].Round).ToArray();
        for (var i = 0; i + 1 < order.Length; i++)
        {
            ref var zone = ref zones[order[i]];
            var next = zones[order[i + 1]];
            var limit = next.Letters.IsTop ? next.Round : next.Flat;
            if (zone.Letters.IsTop && zone.Round > limit)
                zone = zone with { Round = limit };
            else if (!zone.Letters.IsTop && zone.Flat > limit)
                zone = zone with { Flat = limit };
        }
    }
}

/// <summary>A zone at a font size: where its edges go, in 64ths of a pixel.</summary>
internal readonly record struct ScaledZone(bool IsTop, int FontFlat, int FontRound, int Flat, int Round)
{
    // Zones higher than three quarters of a pixel do not attract edges.
    private const int MaxHeight = 48;

    /// <summary>The zones that are low enough at a scale.</summary>
    public static IEnumerable<ScaledZone> Scale(HeightZone[] zones, int scale)
    {
        foreach (var zone in zones)
        {
            var height = FixedPoint.Multiply(zone.Flat - zone.Round, scale);
            if (Math.Abs(height) > MaxHeight)
                continue;
            var fitted = Math.Abs(height) switch
            {
                < 32 => 0,
                < 48 => 32,
                _ => 64,
            };
            var flat = FixedPoint.Round(FixedPoint.Multiply(zone.Flat, scale));
            yield return new(zone.Letters.IsTop, zone.Flat, zone.Round, flat, flat - Math.Sign(height) * fitted);
        }
    }
}
