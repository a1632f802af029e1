namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>Moves the points of an outline after the edges have been moved.</summary>
internal static class PointFitter
{
    /// <summary>How many edges are searched one by one; which of several at one position is found depends on it.</summary>
    private const int MaxLinearSearch = 8;

    /// <summary>Moves the points of the lines: those of letters onto their edge, those of symbols along with it.</summary>
    public static void MoveLines(Axis axis, bool ontoEdge)
    {
        var points = axis.Outline.Points;
        foreach (var segment in axis.Segments)
        {
            if (segment.Edge is not { } edge)
                continue;
            for (var at = segment.First; ; at = points[at].Next)
            {
                points[at].Place(axis, ontoEdge ? edge.Position : points[at].Hinted(axis) + edge.Position - edge.Scaled);
                if (at == segment.Last)
                    break;
            }
        }
    }

    /// <summary>Moves the points that matter for the shape and lie on no line, in proportion to the edges around them.</summary>
    public static void MoveStrongPoints(Axis axis)
    {
        var edges = axis.Edges;
        if (edges.Count == 0)
            return;
        foreach (var point in axis.Outline.Points)
            if (!point.IsWeak && !point.IsPlaced(axis))
                point.Place(axis, PlaceFor(edges, point.Across(axis), point.Scaled(axis)));
    }

    private static int PlaceFor(List<Edge> edges, int position, int scaled)
    {
        var (first, last) = (edges[0], edges[^1]);
        if (position <= first.FontPosition)
            return first.Position - (first.Scaled - scaled);
        if (position >= last.FontPosition)
            return last.Position + scaled - last.Scaled;
        var after = edges.Count <= MaxLinearSearch ? edges.FindIndex(edge => edge.FontPosition >= position) : Search(edges, position);
        if (edges[after].FontPosition == position)
            return edges[after].Position;
        var before = edges[after - 1];
        if (before.ScaleToNext == 0)
            before.ScaleToNext = FixedPoint.Divide(edges[after].Position - before.Position, edges[after].FontPosition - before.FontPosition);
        return before.Position + FixedPoint.Multiply(position - before.FontPosition, before.ScaleToNext);
    }

    private static int Search(List<Edge> edges, int position)
    {
        var (low, high) = (0, edges.Count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (edges[middle].FontPosition == position)
                return middle;
            if (position < edges[middle].FontPosition)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    /// <summary>Moves all other points, in proportion to the placed points before and after them on their contour.</summary>
    public static void MoveWeakPoints(Axis axis)
    {
        var points = axis.Outline.Points;
        foreach (var (first, last) in axis.Outline.Contours)
        {
            var start = Array.FindIndex(points, first, last - first + 1, point => point.IsPlaced(axis));
            if (start < 0)
                continue;
            var from = start;
            for (var at = points[start].Next; ; at = points[at].Next)
            {
                if (points[at].IsPlaced(axis))
                {
                    Interpolate(axis, from, at);
                    from = at;
                }
                if (at == start)
                    break;
            }
        }
    }

    private static void Interpolate(Axis axis, int from, int to)
    {
        var points = axis.Outline.Points;
        var (low, high) = (points[from], points[to]);
        if (low.Scaled(axis) > high.Scaled(axis))
            (low, high) = (high, low);
        var (lowScaled, highScaled) = (low.Scaled(axis), high.Scaled(axis));
        var (lowPlace, highPlace) = (low.Hinted(axis), high.Hinted(axis));
        var isFlat = lowPlace == highPlace || lowScaled == highScaled;
        var scale = isFlat ? 0 : FixedPoint.Divide(highPlace - lowPlace, highScaled - lowScaled);
        for (var at = points[from].Next; at != to; at = points[at].Next)
        {
            var scaled = points[at].Scaled(axis);
            var place =
                scaled <= lowScaled ? lowPlace + scaled - lowScaled
                : scaled >= highScaled ? highPlace + scaled - highScaled
                : lowPlace + FixedPoint.Multiply(scaled - lowScaled, scale);
            points[at].Move(axis, place);
        }
    }
}
