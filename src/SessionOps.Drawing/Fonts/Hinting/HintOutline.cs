namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>An outline that is being hinted: its points, with directions and with those marked that follow their neighbours.</summary>
internal sealed class HintOutline
{
    private readonly int _nearLimit;

    public HintOutline(GlyphOutline outline, int unitsPerEm)
    {
        UnitsPerEm = unitsPerEm;
        // 20 units of a font of 2048: points nearer than that make no direction.
        _nearLimit = 20 * unitsPerEm / 2048;
        Points = Array.ConvertAll(
            outline.Points,
            point => new HintPoint
            {
                FontX = point.X,
                FontY = point.Y,
                IsOnCurve = point.IsOnCurve,
            }
        );
        Contours = new (int First, int Last)[outline.Contours.Length];
        var first = 0;
        for (var i = 0; i < Contours.Length; first += outline.Contours[i++].Length)
        {
            var last = first + outline.Contours[i].Length - 1;
            Contours[i] = (first, last);
            for (var j = first; j <= last; j++)
                (Points[j].Previous, Points[j].Next) = (j == first ? last : j - 1, j == last ? first : j + 1);
        }
        foreach (var contour in Contours)
            FindDirections(contour.First);
        MarkTurns();
        MarkWeak();
        IsFilledLeft = FindArea() > 0;
    }

    public int UnitsPerEm { get; }

    public HintPoint[] Points { get; }

    public (int First, int Last)[] Contours { get; }

    /// <summary>Whether the outline runs around its ink the way PostScript outlines do, rather than as TrueType ones.</summary>
    public bool IsFilledLeft { get; }

    /// <summary>Sets the scaled position of each point, and starts hinting from it.</summary>
    public void Scale(int xScale, int yScale)
    {
        foreach (var point in Points)
        {
            point.X = point.ScaledX = FixedPoint.Multiply(point.FontX, xScale);
            point.Y = point.ScaledY = FixedPoint.Multiply(point.FontY, yScale);
        }
    }

    /// <summary>The hinted points.</summary>
    public OutlinePoint[] Result() =>
        Array.ConvertAll(
            Points,
            point => new OutlinePoint
            {
                X = point.X,
                Y = point.Y,
                IsOnCurve = point.IsOnCurve,
            }
        );

    private void FindDirections(int start)
    {
        // Begins behind a gap that is wide enough, so that no run of near points is cut in two.
        var first = start;
        for (var previous = Points[first].Previous; previous != start; previous = Points[previous].Previous)
        {
            if (Distance(Points[previous], Points[first]) >= 2 * _nearLimit - 1)
                break;
            first = previous;
        }
        Points[first].Following = Points[first].Preceding = first;

        var current = first;
        var (x, y) = (0, 0);
        var at = first;
        do
        {
            var point = Points[at];
            at = point.Next;
            var next = Points[at];
            x += next.FontX - point.FontX;
            y += next.FontY - point.FontY;
            if (Math.Abs(x) + Math.Abs(y) < _nearLimit)
            {
                next.IsWeak = true;
                continue;
            }
            var direction = Directions.Of(x, y);
            next.In = direction;
            next.Preceding = current;
            Points[current].Following = at;
            Points[current].Out = direction;
            for (var between = Points[current].Next; between != at; between = Points[between].Next)
                Points[between].In = Points[between].Out = direction;
            current = at;
            Points[current].Following = first;
            Points[first].Preceding = current;
            (x, y) = (0, 0);
        } while (at != first);
    }

    private static int Distance(HintPoint a, HintPoint b) => Math.Abs(b.FontX - a.FontX) + Math.Abs(b.FontY - a.FontY);

    /// <summary>Points that bend a line without turning it are weak; that leaves the extrema.</summary>
    private void MarkTurns()
    {
        foreach (var point in Points)
        {
            if (point.IsWeak || point.In != Direction.None || point.Out != Direction.None)
                continue;
            var (following, preceding) = (Points[point.Following], Points[point.Preceding]);
            var isSameSide =
                ((point.FontX - preceding.FontX) ^ (following.FontX - point.FontX)) >= 0
                && ((point.FontY - preceding.FontY) ^ (following.FontY - point.FontY)) >= 0;
            if (isSameSide)
                Skip(point);
        }
    }

    private void MarkWeak()
    {
        foreach (var point in Points)
        {
            if (point.IsWeak)
                continue;
            if (!point.IsOnCurve)
                point.IsWeak = true;
            else if (point.In != point.Out)
                point.IsWeak = point.In.IsOpposite(point.Out);
            else if (point.Out != Direction.None)
                point.IsWeak = true;
            else if (IsFlat(Points[point.Preceding], point, Points[point.Following]))
                Skip(point);
        }
    }

    private void Skip(HintPoint point)
    {
        point.IsWeak = true;
        Points[point.Preceding].Following = point.Following;
        Points[point.Following].Preceding = point.Preceding;
    }

    /// <summary>Whether the way over a point is hardly longer than the straight one.</summary>
    private static bool IsFlat(HintPoint from, HintPoint over, HintPoint to)
    {
        var (inX, inY) = (over.FontX - from.FontX, over.FontY - from.FontY);
        var (outX, outY) = (to.FontX - over.FontX, to.FontY - over.FontY);
        var straight = Length(inX + outX, inY + outY);
        return Length(inX, inY) + Length(outX, outY) - straight < straight >> 4;

        static int Length(int x, int y)
        {
            var (longer, shorter) = (Math.Max(Math.Abs(x), Math.Abs(y)), Math.Min(Math.Abs(x), Math.Abs(y)));
            return longer + (3 * shorter >> 3);
        }
    }

    private long FindArea()
    {
        var area = 0L;
        foreach (var point in Points)
        {
            var previous = Points[point.Previous];
            area += (long)(point.FontY - previous.FontY) * (point.FontX + previous.FontX);
        }
        return area;
    }
}
