using static SessionOps.Drawing.Fonts.Hinting.FixedPoint;

namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>Moves the edges of symbols to the pixel grid, as little as that can be done: the way ideographs are hinted.</summary>
internal static class SymbolEdgeFitter
{
    private const int MaxMove = 14;

    public static void Fit(Axis axis)
    {
        var edges = axis.Edges;
        var singleEdges = 0;
        var hasAnchor = false;
        var move = 0;
        int? lastStem = null;
        foreach (var edge in edges)
        {
            if (edge.IsDone)
                continue;
            if (edge.Partner is not { } partner || edge.Position < lastStem + Pixel || partner.Position < lastStem + Pixel)
            {
                singleEdges++;
                continue;
            }
            if (edges.IndexOf(partner) < edges.IndexOf(edge))
            {
                lastStem = edge.Position;
                edge.Finish(partner.Position + edge.Scaled - partner.Scaled);
                continue;
            }
            var moved = FitStem(axis, edge, partner, move);
            if (!axis.IsVertical && !hasAnchor)
                move = moved;
            hasAnchor = true;
            edge.IsDone = partner.IsDone = true;
            lastStem = partner.Position;
        }
        if (!axis.IsVertical)
            EvenOut(edges);
        if (singleEdges > 0 || !hasAnchor)
            FitSingleEdges(edges, singleEdges);
    }

    /// <summary>Moves a stem by at most a few 64ths so that one side comes nearer to the grid; returns by how much.</summary>
    private static int FitStem(Axis axis, Edge edge, Edge partner, int move)
    {
        var width = partner.Scaled - edge.Scaled;
        var start = (edge.Scaled + partner.Scaled) / 2 + move - width / 2;
        var shift = Math.Clamp(Shift(start, start + width, width, Threshold(axis, edge, partner)), -MaxMove, MaxMove);
        if (edge.Scaled < partner.Scaled)
            (edge.Position, partner.Position) = (start + shift, start + shift + width);
        else
            (partner.Position, edge.Position) = (start + shift, start + shift + width);
        return shift;
    }

    private static int Threshold(Axis axis, Edge edge, Edge partner)
    {
        var gap = axis.IsVertical ? 9 : 15;
        return Pixel - (edge.IsRound && partner.IsRound ? gap : gap / 3);
    }

    private static int Shift(int start, int end, int width, int threshold)
    {
        var startBelow = start - Floor(start);
        var endBelow = end - Floor(end);
        if (startBelow == 0 || endBelow == 0)
            return 0;
        var startAbove = Pixel - startBelow;
        var endAbove = Pixel - endBelow;
        if (width <= threshold)
            return endBelow >= width ? 0
                : startAbove <= endBelow ? startAbove
                : -endBelow;
        if (startBelow >= threshold || startAbove >= threshold || endBelow >= threshold || endAbove >= threshold)
            return 0;
        var offset = width & (Pixel - 1);
        if (offset < Pixel / 2)
        {
            if (startAbove <= offset || endBelow <= offset)
                return 0;
        }
        else
        {
            offset = Pixel - threshold;
        }
        var down = threshold - startAbove;
        var up = startAbove - offset;
        var byStart = down <= up ? -down : up;
        up = threshold - endBelow;
        down = endBelow - offset;
        var byEnd = down <= up ? -down : up;
        return Math.Abs(byStart) <= Math.Abs(byEnd) ? byStart : byEnd;
    }

    /// <summary>Three stems at equal distances, as in an m, keep their distances.</summary>
    private static void EvenOut(List<Edge> edges)
    {
        if (edges.Count is not (6 or 12))
            return;
        var (first, second, third) = edges.Count == 6 ? (0, 2, 4) : (1, 5, 9);
        foreach (var i in (ReadOnlySpan<int>)[first, second, third])
            if (edges[i].Partner != edges[i + 1])
                return;
        if (Math.Abs(edges[second].Scaled - edges[first].Scaled - (edges[third].Scaled - edges[second].Scaled)) >= 8)
            return;
        var delta = edges[third].Position - (2 * edges[second].Position - edges[first].Position);
        edges[third].Finish(edges[third].Position - delta);
        edges[third + 1].Finish(edges[third + 1].Position - delta);
        if (edges.Count == 12)
        {
            edges[8].Position -= delta;
            edges[11].Position -= delta;
        }
    }

    private static void FitSingleEdges(List<Edge> edges, int count)
    {
        foreach (var edge in edges)
        {
            if (edge.IsDone || edge.Serif is not { } serif)
                continue;
            edge.Finish(serif.Position + edge.Scaled - serif.Scaled);
            count--;
        }
        if (count <= 0)
            return;
        for (var i = 0; i < edges.Count; i++)
        {
            var edge = edges[i];
            if (edge.IsDone)
                continue;
            var before = edges.FindLastIndex(i, i + 1, other => other.IsDone);
            var after = edges.FindIndex(i + 1, other => other.IsDone);
            if (before >= 0 && after >= 0)
                edge.Position = Between(edge, edges[before], edges[after]);
            else if (before >= 0 || after >= 0)
                edge.Position = edges[Math.Max(before, after)].Position + edge.Scaled - edges[Math.Max(before, after)].Scaled;
        }
    }

    private static int Between(Edge edge, Edge before, Edge after) =>
        after.FontPosition == before.FontPosition
            ? before.Position
            : before.Position
                + MultiplyDivide(edge.FontPosition - before.FontPosition, after.Position - before.Position, after.FontPosition - before.FontPosition);
}
