namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>What is known about the straight lines of an outline in one direction.</summary>
internal sealed class Axis(HintOutline outline, bool isVertical)
{
    public HintOutline Outline { get; } = outline;

    /// <summary>Whether positions are heights: the lines run from left to right.</summary>
    public bool IsVertical { get; } = isVertical;

    /// <summary>The direction of lines whose ink lies on the side where positions grow.</summary>
    public Direction Major { get; } =
        (isVertical, outline.IsFilledLeft) switch
        {
            (true, true) => Direction.Right,
            (true, false) => Direction.Left,
            (false, true) => Direction.Down,
            (false, false) => Direction.Up,
        };

    /// <summary>The lines.</summary>
    public List<Segment> Segments { get; } = [];

    /// <summary>The lines at about the same position taken together, by position.</summary>
    public List<Edge> Edges { get; } = [];
}

/// <summary>A line: points that follow each other in about the same direction.</summary>
internal sealed class Segment
{
    public const int NoScore = 32000;

    public Direction Direction;

    /// <summary>Its position in font units, midway between its extremes.</summary>
    public int Position;

    /// <summary>How far its points are from the position.</summary>
    public int Delta;

    /// <summary>Where it begins along the axis.</summary>
    public int Start;

    /// <summary>Where it ends along the axis.</summary>
    public int End;

    public bool IsRound;

    /// <summary>The first of its points.</summary>
    public int First;

    /// <summary>The last of its points.</summary>
    public int Last;

    /// <summary>How badly it fits its partner.</summary>
    public int Score = NoScore;

    /// <summary>How far it overlaps with its partner.</summary>
    public int Overlap;

    /// <summary>The other side of the stem.</summary>
    public Segment? Partner;

    /// <summary>The side of a stem that this line is a serif of.</summary>
    public Segment? Serif;

    public Edge? Edge;
}

/// <summary>Lines at about the same position.</summary>
internal sealed class Edge
{
    /// <summary>In font units.</summary>
    public int FontPosition;

    /// <summary>Scaled, in 64ths of a pixel.</summary>
    public int Scaled;

    /// <summary>Hinted, in 64ths of a pixel.</summary>
    public int Position;

    public Direction Direction;
    public bool IsRound;

    /// <summary>Whether the position is final.</summary>
    public bool IsDone;

    /// <summary>Where the zone of heights that it lies in puts it.</summary>
    public int? Zone;

    /// <summary>The other side of the stem.</summary>
    public Edge? Partner;

    /// <summary>The edge that this one is a serif of.</summary>
    public Edge? Serif;

    /// <summary>How font units become pixels from here to the next edge, once known.</summary>
    public int ScaleToNext;

    public List<Segment> Segments { get; } = [];

    public void Finish(int position)
    {
        Position = position;
        IsDone = true;
    }
}
