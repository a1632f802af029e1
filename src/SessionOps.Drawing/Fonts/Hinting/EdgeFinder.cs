namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>Takes lines at about the same position together, and finds the zones of heights that they lie in.</summary>
internal static class EdgeFinder
{
    private const int MaxDistance = FixedPoint.Pixel / 4;

    /// <summary>Makes edges of lines of letters that are nearer than a distance in font units, and than a quarter of a pixel.</summary>
    public static void FindInLetters(Axis axis, int scale, int distance)
    {
        var maxDelta = FixedPoint.Divide(FixedPoint.Pixel / 2, scale);
        distance = FixedPoint.Divide(Math.Min(FixedPoint.Multiply(distance, scale), MaxDistance), scale);
        foreach (var segment in axis.Segments)
            if (segment.Delta <= maxDelta && segment.Direction != Direction.None)
                Add(axis, segment, axis.Edges.Find(edge => edge.Direction == segment.Direction && IsNear(edge, segment, distance)), scale);
        foreach (var segment in axis.Segments)
            if (segment.Direction == Direction.None)
                axis.Edges.Find(edge => IsNear(edge, segment, distance))?.Segments.Add(segment);
        Describe(axis);
    }

    /// <summary>Makes edges of the lines of symbols: each goes to the nearest edge, with which its partner has to agree.</summary>
    public static void FindInSymbols(Axis axis, int scale, int distance)
    {
        if (FixedPoint.Multiply(distance, scale) > MaxDistance)
            distance = FixedPoint.Divide(MaxDistance, scale);
        foreach (var segment in axis.Segments)
        {
            Edge? best = null;
            var bestDistance = int.MaxValue;
            foreach (var edge in axis.Edges)
            {
                var gap = Math.Abs(segment.Position - edge.FontPosition);
                if (gap >= distance || edge.Direction != segment.Direction || gap >= bestDistance || !PartnersAgree(edge, segment, distance))
                    continue;
                (best, bestDistance) = (edge, gap);
            }
            Add(axis, segment, best, scale);
        }
        Describe(axis);
    }

    /// <summary>Finds the zone that each edge lies in: tops for upper edges, feet for lower ones.</summary>
    public static void FindZones(Axis axis, IEnumerable<ScaledZone> zones, int unitsPerEm, int scale)
    {
        foreach (var edge in axis.Edges)
        {
            var best = Math.Min(FixedPoint.Multiply(unitsPerEm / 40, scale), FixedPoint.Pixel / 2);
            foreach (var zone in zones)
            {
                if (zone.IsTop == (edge.Direction == axis.Major))
                    continue;
                var distance = FixedPoint.Multiply(Math.Abs(edge.FontPosition - zone.FontFlat), scale);
                if (distance < best)
                    (best, edge.Zone) = (distance, zone.Flat);
                if (!edge.IsRound || distance == 0 || zone.IsTop == edge.FontPosition < zone.FontFlat)
                    continue;
                distance = FixedPoint.Multiply(Math.Abs(edge.FontPosition - zone.FontRound), scale);
                if (distance < best)
                    (best, edge.Zone) = (distance, zone.Round);
            }
        }
    }

    private static bool IsNear(Edge edge, Segment segment, int distance) => Math.Abs(segment.Position - edge.FontPosition) < distance;

    private static bool PartnersAgree(Edge edge, Segment segment, int distance)
    {
        if (segment.Partner is not { } partner)
            return true;
        foreach (var other in edge.Segments)
            if (other.Partner != null && Math.Abs(partner.Position - other.Partner.Position) >= distance)
                return false;
        return true;
    }

    private static void Add(Axis axis, Segment segment, Edge? edge, int scale)
    {
        if (edge == null)
        {
            var scaled = FixedPoint.Multiply(segment.Position, scale);
            edge = new()
            {
                FontPosition = segment.Position,
                Scaled = scaled,
                Position = scaled,
                Direction = segment.Direction,
            };
            // At the same position, lines in the major direction come last.
            var at = axis.Edges.Count;
            while (at > 0 && axis.Edges[at - 1].FontPosition >= edge.FontPosition)
            {
                if (axis.Edges[at - 1].FontPosition == edge.FontPosition && edge.Direction == axis.Major)
                    break;
                at--;
            }
            axis.Edges.Insert(at, edge);
        }
        edge.Segments.Add(segment);
    }

    private static void Describe(Axis axis)
    {
        foreach (var edge in axis.Edges)
        foreach (var segment in edge.Segments)
            segment.Edge = edge;
        foreach (var edge in axis.Edges)
        {
            foreach (var segment in edge.Segments)
            {
                if (segment.Serif?.Edge is { } serifEdge && serifEdge != edge)
                    edge.Serif = Nearest(edge, edge.Serif, segment, segment.Serif);
                else if (segment.Partner?.Edge != null)
                    edge.Partner = Nearest(edge, edge.Partner, segment, segment.Partner);
            }
            var round = edge.Segments.Count(segment => segment.IsRound);
            edge.IsRound = round > 0 && round >= edge.Segments.Count - round;
            if (edge.Partner != null)
                edge.Serif = null;
        }
    }

    private static Edge? Nearest(Edge edge, Edge? found, Segment segment, Segment other) =>
        found == null || Math.Abs(segment.Position - other.Position) < Math.Abs(edge.FontPosition - found.FontPosition) ? other.Edge : found;
}
