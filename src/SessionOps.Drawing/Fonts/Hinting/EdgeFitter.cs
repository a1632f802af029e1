using static SessionOps.Drawing.Fonts.Hinting.FixedPoint;

namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>Moves the edges of letters to the pixel grid. Stems keep their width; only their place is fitted.</summary>
internal static class EdgeFitter
{
    // Stems below this width are centred on a pixel or on a line between two; wider ones have an edge on the grid.
    private const int WideStem = 96;
    private const int MaxSerifDistance = Pixel + 16;
    private const int MinStem = 16;

    public static void Fit(Axis axis)
    {
        var anchor = FitZones(axis.Edges);
        var hasSingleEdges = false;
        for (var i = 0; i < axis.Edges.Count; i++)
        {
            var edge = axis.Edges[i];
            if (edge.IsDone)
                continue;
            if (edge.Partner is not { } partner)
                hasSingleEdges = true;
            else if (partner.Zone != null)
                FitPartner(partner, edge);
            else if (anchor == null)
                FitFirstStem(anchor = edge, partner);
            else
                FitStem(axis.Edges, i, partner, anchor);
        }
        if (hasSingleEdges || anchor == null)
            FitSingleEdges(axis.Edges, anchor);
    }

    /// <summary>Fits the edges in zones, and with them the other sides of their stems.</summary>
    private static Edge? FitZones(List<Edge> edges)
    {
        Edge? anchor = null;
        foreach (var edge in edges)
        {
            if (edge.IsDone)
                continue;
            var (fitted, other) = edge.Zone != null ? (edge, edge.Partner) : (edge.Partner, edge);
            if (fitted?.Zone is not { } zone)
                continue;
            fitted.Finish(zone);
            if (other is { Zone: null })
                FitPartner(fitted, other);
            anchor ??= edge;
        }
        return anchor;
    }

    private static void FitPartner(Edge edge, Edge partner) => partner.Finish(edge.Position + partner.Scaled - edge.Scaled);

    private static void FitFirstStem(Edge edge, Edge partner)
    {
        var width = partner.Scaled - edge.Scaled;
        edge.Finish(width < WideStem ? NearestCentre(edge.Scaled + (width >> 1), width) - width / 2 : Round(edge.Scaled));
        // The first stem does not make its partner final: that may still be an edge of another stem.
        partner.Position = edge.Position + width;
    }

    private static void FitStem(List<Edge> edges, int index, Edge partner, Edge anchor)
    {
        var edge = edges[index];
        var width = partner.Scaled - edge.Scaled;
        var start = anchor.Position + edge.Scaled - anchor.Scaled;
        var centre = start + (width >> 1);
        if (partner.IsDone)
        {
            edge.Position = partner.Position - width;
        }
        else if (width < WideStem)
        {
            var fitted = NearestCentre(centre, width);
            edge.Position = fitted - width / 2;
            partner.Position = fitted + width / 2;
        }
        else
        {
            var byStart = Round(start);
            var byEnd = Round(start + width) - width;
            edge.Position = Math.Abs(byStart + (width >> 1) - centre) < Math.Abs(byEnd + (width >> 1) - centre) ? byStart : byEnd;
            partner.Position = edge.Position + width;
        }
        edge.IsDone = partner.IsDone = true;
        // Edges keep their order, unless the stem would become too thin.
        if (index > 0 && edge.Position < edges[index - 1].Position && Math.Abs(partner.Position - edges[index - 1].Position) > MinStem)
            edge.Position = edges[index - 1].Position;
    }

    /// <summary>The place for the centre of a narrow stem.</summary>
    private static int NearestCentre(int centre, int width)
    {
        var (before, after) = width <= Pixel ? (32, 32) : (38, 26);
        var rounded = Round(centre);
        return Math.Abs(centre - (rounded - before)) < Math.Abs(centre - (rounded + after)) ? rounded - before : rounded + after;
    }

    private static void FitSingleEdges(List<Edge> edges, Edge? anchor)
    {
        for (var i = 0; i < edges.Count; i++)
        {
            var edge = edges[i];
            if (edge.IsDone)
                continue;
            if (edge.Serif != null && Math.Abs(edge.Serif.Scaled - edge.Scaled) < MaxSerifDistance)
            {
                edge.Position = edge.Serif.Position + edge.Scaled - edge.Serif.Scaled;
            }
            else if (anchor == null)
            {
                anchor = edge;
                edge.Position = Round(edge.Scaled);
            }
            else
            {
                var before = edges.FindLastIndex(i, i + 1, other => other.IsDone);
                var after = edges.FindIndex(i + 1, other => other.IsDone);
                edge.Position =
                    before >= 0 && after >= 0
                        ? Between(edge.Scaled, edges[before], edges[after])
                        : anchor.Position + ((edge.Scaled - anchor.Scaled + 16) & ~31);
            }
            edge.IsDone = true;
        }
    }

    private static int Between(int scaled, Edge before, Edge after) =>
        after.Scaled == before.Scaled
            ? before.Position
            : before.Position + MultiplyDivide(scaled - before.Scaled, after.Position - before.Position, after.Scaled - before.Scaled);
}
