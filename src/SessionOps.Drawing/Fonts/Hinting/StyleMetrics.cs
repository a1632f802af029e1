namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>What the letters of a style have in common in a face, in font units.</summary>
/// <param name="Zones">The heights that letters share.</param>
/// <param name="UsualStem">The height of the usual horizontal stem.</param>
/// <param name="WidestStem">The highest of the usual horizontal stems, or 0 when none is known.</param>
internal sealed record StyleMetrics(HeightZone[] Zones, int UsualStem, int WidestStem)
{
    /// <summary>The stem of a style whose letters the face does not have, in a font of 2048 units.</summary>
    private const int UnknownStem = 50;
    private const int MaxStems = 16;

    /// <summary>Lines within this part of a stem make one edge.</summary>
    public int EdgeDistance => UsualStem / 5;

    public static StyleMetrics Measure(FontFace face, HintStyle style)
    {
        var stems = MeasureStems(face, style);
        return new(HeightZone.Measure(face, style), stems.Length > 0 ? stems[0] : UnknownStem * face.UnitsPerEm / 2048, stems.LastOrDefault());
    }

    private static int[] MeasureStems(FontFace face, HintStyle style)
    {
        var letter = style.StemLetters().Select(letter => face.Find(letter)).FirstOrDefault(glyph => glyph != null);
        if (letter == null || letter.Points.Length == 0)
            return [];
        var axis = new Axis(new HintOutline(letter, face.UnitsPerEm), isVertical: true);
        SegmentFinder.Find(axis);
        SegmentLinker.LinkLetters(axis, widest: 0);
        var stems = new List<int>();
        for (var i = 0; i < axis.Segments.Count && stems.Count < MaxStems; i++)
        {
            var (segment, partner) = (axis.Segments[i], axis.Segments[i].Partner);
            if (partner?.Partner == segment && axis.Segments.IndexOf(partner) > i)
                stems.Add(Math.Abs(segment.Position - partner.Position));
        }
        return stems.Count == 0 ? [0] : Group(stems, face.UnitsPerEm / 100);
    }

    /// <summary>Replaces stems of about the same width by their mean.</summary>
    private static int[] Group(List<int> stems, int distance)
    {
        stems.Sort();
        var start = 0;
        var first = stems[0];
        var last = stems.Count - 1;
        for (var i = 1; i < stems.Count; i++)
        {
            var isNear = stems[i] - first <= distance;
            if (isNear && i != last)
                continue;
            if (isNear)
                i++;
            // The sum of one group is divided by the number of stems in all groups so far: wrong, but what FreeType does.
            var sum = 0;
            for (var j = start; j < i; j++)
            {
                sum += stems[j];
                stems[j] = 0;
            }
            stems[start] = sum / i;
            if (i < last)
            {
                start = i + 1;
                first = stems[start];
            }
        }
        return [stems[0], .. stems.Skip(1).Where(stem => stem != 0)];
    }
}
