namespace SessionOps.Scripting.Audio;

internal sealed partial class ParameterTimeline
{
    private const double TimeConstantsToTarget = 10;
    private const float NearTarget = 4.539992976248485e-05f;
    private const float SmallestNormal = 1.17549435E-38f;

    /// <summary>Computes the values from a frame on, and returns the one to go on with.</summary>
    /// <param name="values">Takes a value for each frame.</param>
    /// <param name="start">The first frame.</param>
    /// <param name="rate">How many values there are in a second, of which only the first may be asked for.</param>
    /// <param name="current">The value before.</param>
    public float Fill(Span<float> values, long start, double rate, float current)
    {
        var end = start + values.Length;
        if (_events.Count == 0 || end / sampleRate <= _events[0].Time)
        {
            values.Fill(current);
            return current;
        }

        Renew(start / sampleRate);
        if (IsOver(start / sampleRate, ref current))
        {
            values.Fill(current);
            Forget(_events.Count);
            return current;
        }

        var run = new Run(values, start, rate, current);
        if (_events[0].Time > start / sampleRate)
            run.Hold(current, (int)Math.Min(Math.Ceiling(_events[0].Time * sampleRate) - start, values.Length), moves: true);

        var skipped = 0;
        for (var i = 0; i < _events.Count && run.At < values.Length; i++)
        {
            var next = i + 1 < _events.Count ? _events[i + 1] : null;
            if (!IsCurrent(_events[i], next, run.Frame))
                skipped++;
            else
                Render(ref run, i, next, end);
        }

        if (skipped > 0)
            Forget(skipped);
        values[run.At..].Fill(run.Value);
        return values[^1];
    }

    private void Render(ref Run run, int index, ParameterEvent? next, long end)
    {
        StartRamp(ref run, index, next);
        var item = _events[index];
        var (value, time, kind) = NextOf(item, next, end);
        var fillEnd = end > time * sampleRate ? (long)Math.Ceiling(time * sampleRate) : end;
        var fill = (int)Math.Max(Math.Min(fillEnd - run.Start, run.Values.Length), run.At);
        switch (kind)
        {
            case ParameterEventKind.LinearRamp:
                LinearRamp(ref run, fill, item, value, time);
                return;
            case ParameterEventKind.ExponentialRamp:
                ExponentialRamp(ref run, fill, item, value, time);
                return;
        }

        switch (item.Kind)
        {
            case ParameterEventKind.SetTarget:
                Approach(ref run, fill, item, fillEnd);
                break;
            case ParameterEventKind.Curve:
                Follow(ref run, fill, item, end);
                break;
            case ParameterEventKind.Hold:
                HoldAt(ref run, fill, item, index, fillEnd);
                break;
            default:
                run.Hold(item.Value, fill, moves: false);
                run.Frame = fillEnd;
                break;
        }
    }

    private bool IsCurrent(ParameterEvent item, ParameterEvent? next, long frame)
    {
        if (next is null || next.Time * sampleRate >= frame)
            return true;
        var first = item.Time * sampleRate;
        return item.Kind is ParameterEventKind.SetValue or ParameterEventKind.CurveEnd && first <= frame && frame < first + 1;
    }

    private void Renew(double now)
    {
        var isMoved = false;
        foreach (var item in _events)
        {
            if (item.IsNew && item.Kind is not (ParameterEventKind.Curve or ParameterEventKind.CurveEnd) && item.Time < now)
            {
                item.Time = now;
                isMoved = true;
            }

            item.IsNew = false;
        }

        if (!isMoved)
            return;
        ParameterEvent[] ordered = [.. _events.OrderBy(static item => item.Time)];
        _events.Clear();
        _events.AddRange(ordered);
    }

    private bool IsOver(double now, ref float current)
    {
        var last = _events[^1];
        if (!(last.Time + (1.5 * AudioBus.Frames / sampleRate) < now))
            return false;
        if (last.Kind == ParameterEventKind.SetTarget)
        {
            if (!IsNear(current, last.Value, now, last.Time, last.TimeConstant))
                return false;
            current = last.Value;
        }

        return true;
    }

    private static bool IsNear(float value, float target, double now, double start, double timeConstant)
    {
        if (now > start + (TimeConstantsToTarget * timeConstant))
            return true;
        return target == 0 ? MathF.Abs(value) < NearTarget : MathF.Abs(target - value) < NearTarget * MathF.Abs(value);
    }

    // A ramp that follows an approach begins where that has come to.
    private void StartRamp(ref Run run, int index, ParameterEvent? next)
    {
        var item = _events[index];
        if (item.Kind != ParameterEventKind.SetTarget || next?.Kind is not (ParameterEventKind.LinearRamp or ParameterEventKind.ExponentialRamp))
            return;
        if (Math.Abs((2 * sampleRate * item.Time) - (2 * run.Frame) + 1) <= 1)
            run.Value = (float)(item.Value + ((run.Value - item.Value) * Math.Exp(-((run.Frame / sampleRate) - item.Time) / item.TimeConstant)));
        else
            run.Value += (item.Value - run.Value) * (float)FloatMath.Approach(item.TimeConstant, run.Rate);
        _events[index] = new ParameterEvent(ParameterEventKind.SetValue, run.Value, run.Frame / sampleRate) { IsNew = false };
    }

    private (float Value, double Time, ParameterEventKind Kind) NextOf(ParameterEvent item, ParameterEvent? next, long end)
    {
        if (next is null)
            return (item.Value, (end / sampleRate) + 1, ParameterEventKind.None);
        if (next is not { Kind: ParameterEventKind.Hold, Cut: { } cut } || item.Kind is ParameterEventKind.Curve or ParameterEventKind.SetTarget)
            return (next.Value, next.Time, next.Kind);
        if (!next.HasCutValue)
        {
            next.Value =
                cut.Kind == ParameterEventKind.LinearRamp ? (float)(item.Value + ((cut.Value - item.Value) * (next.Time - item.Time) / (cut.Time - item.Time)))
                : item.Value == 0 || float.IsNegative(item.Value) != float.IsNegative(cut.Value) ? item.Value
                : (float)(item.Value * Math.Pow(cut.Value / item.Value, (next.Time - item.Time) / (cut.Time - item.Time)));
            next.HasCutValue = true;
        }

        return (next.Value, next.Time, cut.Kind);
    }

    // Four values at a time in single precision, the rest one by one.
    private void LinearRamp(ref Run run, int fill, ParameterEvent item, float value, double time)
    {
        var length = time - item.Time;
        var k = length <= SmallestNormal ? 0 : (float)(1 / length);
        var delta = value - item.Value;
        if (fill > run.At)
        {
            Span<float> four = stackalloc float[4];
            var frame = (float)(1 / sampleRate);
            var from = (float)((run.Frame / sampleRate) - item.Time);
            for (var lane = 0; lane < 4; lane++)
                four[lane] = (((frame * lane) + from) * (k * delta)) + item.Value;
            var step = (float)(4 / sampleRate * k * delta);
            var end = run.At + ((fill - run.At) / 4 * 4);
            run.Frame += end - run.At;
            for (; run.At < end; run.At += 4)
            {
                four.CopyTo(run.Values[run.At..]);
                for (var lane = 0; lane < 4; lane++)
                    four[lane] += step;
            }
        }

        if (run.At > 0)
            run.Value = run.Values[run.At - 1];
        for (; run.At < fill; run.At++)
        {
            var x = (float)(((run.Frame / sampleRate) - item.Time) * k);
            run.Value = run.Values[run.At] = item.Value + (x * delta);
            run.Frame++;
        }
    }

    private void ExponentialRamp(ref Run run, int fill, ParameterEvent item, float value, double time)
    {
        if (item.Value * value <= 0 || item.Time >= time)
        {
            run.Hold(item.Value, fill, moves: false);
            return;
        }

        var length = time - item.Time;
        var factor = Math.Pow(value / item.Value, 1 / (length * sampleRate));
        run.Value = (float)(item.Value * Math.Pow(value / (double)item.Value, ((run.Frame / sampleRate) - item.Time) / length));
        double current = run.Value;
        for (; run.At < fill; run.At++)
        {
            run.Value = run.Values[run.At] = (float)current;
            current *= factor;
            run.Frame++;
        }

        if (run.Frame > (time * sampleRate) - 0.5)
            run.Value = value;
    }

    private void Approach(ref Run run, int fill, ParameterEvent item, long fillEnd)
    {
        var target = item.Value;
        var timeConstant = (float)item.TimeConstant;
        var share = (float)FloatMath.Approach(timeConstant, run.Rate);
        var first = item.Time * sampleRate;
        if (first <= run.Frame && run.Frame < first + 1)
            run.Value = (float)(target + ((run.Value - target) * Math.Exp(-((run.Frame / sampleRate) - item.Time) / timeConstant)));
        else
            run.Value += (target - run.Value) * share;

        if (IsNear(run.Value, target, run.Frame / sampleRate, item.Time, timeConstant))
        {
            run.Frame += fill - run.At;
            run.Values[run.At..fill].Fill(target);
            run.At = fill;
            return;
        }

        // The shares of one to four steps.
        var two = share * (2 - share);
        var three = share * (((share - 3) * share) + 3);
        var four = share * ((share * (((4 - share) * share) - 6)) + 4);
        for (; fill - run.At >= 4; run.At += 4)
        {
            var delta = target - run.Value;
            run.Values[run.At] = run.Value + (delta * 0);
            run.Values[run.At + 1] = run.Value + (delta * share);
            run.Values[run.At + 2] = run.Value + (delta * two);
            run.Values[run.At + 3] = run.Value + (delta * three);
            run.Value += delta * four;
        }

        for (; run.At < fill; run.At++)
        {
            run.Values[run.At] = run.Value;
            run.Value += (target - run.Value) * share;
        }

        if (run.At > 0)
            run.Value = run.Values[run.At - 1];
        run.Frame = fillEnd;
    }

    private void Follow(ref Run run, int fill, ParameterEvent item, long end)
    {
        var nextFill = fill;
        var last = item.Curve.Length - 1;
        var perFrame = item.PointsPerSecond / sampleRate;
        var curveEnd = Math.Min(Math.Ceiling(sampleRate * (item.Time + item.Duration)), end);
        fill = (int)Math.Min(Math.Max(curveEnd - run.Start, 0), nextFill);
        var offset = item.Time < run.Frame / sampleRate ? perFrame * (run.Frame - (item.Time * sampleRate)) : 0;
        run.Value = item.Value;
        var k = 0;
        if (fill > run.At)
        {
            float from = (float)offset,
                step = (float)perFrame;
            for (; fill - run.At >= 4; run.At += 4)
            {
                for (var lane = 0; lane < 4; lane++, k++)
                {
                    var index = from + (k * step);
                    var k0 = (int)MathF.Min(index, last);
                    var k1 = (int)MathF.Min(index + 1, last);
                    var delta = MathF.Min(index - k0, 1);
                    run.Values[run.At + lane] = item.Curve[k0] + ((item.Curve[k1] - item.Curve[k0]) * delta);
                }
            }
        }

        if (run.At > 0)
            run.Value = run.Values[run.At - 1];
        for (; run.At < fill; run.At++, k++)
        {
            var index = offset + (k * perFrame);
            var k0 = (int)Math.Min(index, last);
            var delta = Math.Min(index - k0, 1);
            run.Value = run.Values[run.At] = (float)(item.Curve[k0] + ((item.Curve[Math.Min(k0 + 1, last)] - item.Curve[k0]) * delta));
        }

        if (run.At < nextFill)
            run.Hold(item.Value, nextFill, moves: false);
        run.Frame += nextFill;
    }

    private void HoldAt(ref Run run, int fill, ParameterEvent item, int index, long fillEnd)
    {
        var first = item.Time * sampleRate;
        if (item.HasCutValue)
            run.Value = item.Value;
        else if (index > 0 && first <= run.Frame && run.Frame < first + 1 && _events[index - 1] is { Kind: ParameterEventKind.SetTarget } before)
            run.Value += (before.Value - run.Value) * (float)FloatMath.Approach((float)before.TimeConstant, run.Rate);
        run.Hold(run.Value, fill, moves: false);
        run.Frame = fillEnd;
    }

    /// <summary>How far the values of some frames have been computed.</summary>
    private ref struct Run(Span<float> values, long start, double rate, float value)
    {
        public readonly Span<float> Values = values;
        public readonly long Start = start;
        public readonly double Rate = rate;
        public long Frame = start;
        public int At;
        public float Value = value;

        public void Hold(float value, int fill, bool moves)
        {
            Values[At..fill].Fill(value);
            if (moves)
                Frame += fill - At;
            At = fill;
            Value = value;
        }
    }
}
