namespace SessionOps.Drawing.Fonts.Hinting;

/// <summary>Finds the lines of an outline that run along an axis.</summary>
internal static class SegmentFinder
{
    public static void Find(Axis axis)
    {
        foreach (var contour in axis.Outline.Contours)
            new ContourWalk(axis, contour.First).Run();
    }

    /// <summary>The extremes of the points of a line.</summary>
    private struct Extent
    {
        public int MinPosition;
        public int MaxPosition;
        public int MinAlong;
        public int MaxAlong;
        public int MinOnCurve;
        public int MaxOnCurve;
        public bool StartsOnCurve;
        public bool EndsOnCurve;

        public static Extent Of(HintPoint point, Axis axis) =>
            new()
            {
                MinPosition = point.Across(axis),
                MaxPosition = point.Across(axis),
                MinAlong = point.Along(axis),
                MaxAlong = point.Along(axis),
                MinOnCurve = point.IsOnCurve ? point.Along(axis) : Segment.NoScore,
                MaxOnCurve = point.IsOnCurve ? point.Along(axis) : -Segment.NoScore,
                StartsOnCurve = point.IsOnCurve,
                EndsOnCurve = point.IsOnCurve,
            };

        public readonly int Length => MaxAlong - MinAlong;

        public void Add(in Extent other)
        {
            AddPositions(other);
            if (other.MinAlong < MinAlong)
                (MinAlong, StartsOnCurve) = (other.MinAlong, other.StartsOnCurve);
            if (other.MaxAlong > MaxAlong)
                (MaxAlong, EndsOnCurve) = (other.MaxAlong, other.EndsOnCurve);
            MinOnCurve = Math.Min(MinOnCurve, other.MinOnCurve);
            MaxOnCurve = Math.Max(MaxOnCurve, other.MaxOnCurve);
        }

        public void AddPositions(in Extent other)
        {
            MinPosition = Math.Min(MinPosition, other.MinPosition);
            MaxPosition = Math.Max(MaxPosition, other.MaxPosition);
        }

        public readonly void PlaceIn(Segment segment)
        {
            segment.Position = (MinPosition + MaxPosition) >> 1;
            segment.Delta = (MaxPosition - MinPosition) >> 1;
        }

        public readonly void DescribeIn(Segment segment, int flatLength)
        {
            PlaceIn(segment);
            if ((!StartsOnCurve || !EndsOnCurve) && MaxOnCurve - MinOnCurve < flatLength)
                segment.IsRound = true;
            (segment.Start, segment.End) = (MinAlong, MaxAlong);
        }
    }

    /// <summary>One way around a contour.</summary>
    private sealed class ContourWalk(Axis axis, int first)
    {
        private readonly HintPoint[] _points = axis.Outline.Points;

        // A curve whose points on it are nearer together than that is round.
        private readonly int _flatLength = axis.Outline.UnitsPerEm / 14;
        private Segment? _current;
        private Segment? _last;
        private Extent _extent;
        private Extent _lastExtent;

        public void Run()
        {
            var isDot = _points[first].Next == first;
            var start = FindStart();
            var hasPassed = false;
            for (var at = start; ; at = _points[at].Next)
            {
                var point = _points[at];
                if (_current != null)
                {
                    _extent.Add(Extent.Of(point, axis));
                    if (point.Out != _current.Direction || at == start)
                        End(at);
                }
                if (at == start && hasPassed)
                    return;
                hasPassed = true;
                if (_current == null && (point.Out.IsAlong(axis.Major) || isDot))
                    Begin(at, isDot);
            }
        }

        /// <summary>Where no line is under way, if there is such a point.</summary>
        private int FindStart()
        {
            if (!_points[first].Out.IsAlong(axis.Major) || !_points[_points[first].Previous].Out.IsAlong(axis.Major))
                return first;
            var at = first;
            do
            {
                at = _points[at].Previous;
                if (!_points[at].Out.IsAlong(axis.Major))
                    return _points[at].Next;
            } while (at != first);
            return at;
        }

        private void Begin(int at, bool isDot)
        {
            var point = _points[at];
            var segment = new Segment
            {
                Direction = point.Out,
                First = at,
                Last = at,
            };
            _extent = Extent.Of(point, axis);
            axis.Segments.Add(segment);
            if (!isDot)
            {
                _current = segment;
                return;
            }
            segment.Position = point.Across(axis);
            segment.IsRound = !point.IsOnCurve;
            segment.Start = segment.End = point.Along(axis);
        }

        private void End(int at)
        {
            var segment = _current!;
            _current = null;
            if (_last != null && segment.First == _last.Last)
            {
                // The line begins where the last one ended: one of them is left.
                axis.Segments.Remove(segment);
                Merge(_last, segment, at);
                return;
            }
            segment.Last = at;
            _extent.DescribeIn(segment, _flatLength);
            (_last, _lastExtent) = (segment, _extent);
        }

        private void Merge(Segment last, Segment segment, int at)
        {
            if (_points[last.Last].In == _points[at].In)
            {
                _extent.Add(_lastExtent);
                last.Last = at;
                _extent.DescribeIn(last, _flatLength);
            }
            else if (Math.Abs(_lastExtent.Length) > Math.Abs(_extent.Length))
            {
                _lastExtent.AddPositions(_extent);
                last.Last = at;
                _lastExtent.PlaceIn(last);
            }
            else
            {
                _extent.AddPositions(_lastExtent);
                (last.Direction, last.First, last.Last, last.IsRound) = (segment.Direction, segment.First, at, segment.IsRound);
                _extent.DescribeIn(last, _flatLength);
                _lastExtent = _extent;
            }
        }
    }
}
