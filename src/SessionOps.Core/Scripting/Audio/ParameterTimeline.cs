namespace SessionOps.Scripting.Audio;

/// <summary>What was scheduled for one parameter, in the order of time.</summary>
internal sealed partial class ParameterTimeline(double sampleRate)
{
    private readonly List<ParameterEvent> _events = [];

    public void SetValue(float value, double time) => Insert(new ParameterEvent(ParameterEventKind.SetValue, value, time));

    public void Ramp(ParameterEventKind kind, float value, double time, float initial, double now)
    {
        if (_events.Count == 0)
            SetValue(initial, now);
        Insert(new ParameterEvent(kind, value, time));
    }

    public void SetTarget(float target, double time, double timeConstant)
    {
        if (timeConstant == 0)
            SetValue(target, time);
        else
            Insert(new ParameterEvent(ParameterEventKind.SetTarget, target, time) { TimeConstant = timeConstant });
    }

    public void SetCurve(float[] curve, double time, double duration)
    {
        Insert(Curve(curve, time, duration, (curve.Length - 1) / duration, curve[^1]));
        Insert(new ParameterEvent(ParameterEventKind.CurveEnd, curve[^1], time + duration));
    }

    public void Cancel(double time)
    {
        var first = _events.FindIndex(item =>
            item.Time >= time || (item.Kind == ParameterEventKind.Curve && item.Time <= time && item.Time + item.Duration > time)
        );
        if (first >= 0)
            _events.RemoveRange(first, _events.Count - first);
    }

    public void CancelAndHold(double time)
    {
        var after = _events.FindIndex(item => item.Time > time);
        var index = after < 0 ? _events.Count : after;
        if (index > 0 && _events[index - 1].Kind is ParameterEventKind.SetTarget or ParameterEventKind.Curve)
            index--;
        else if (after < 0)
            return;

        var cut = _events[index];
        ParameterEvent? hold = null;
        ParameterEvent? end = null;
        switch (cut.Kind)
        {
            case ParameterEventKind.LinearRamp or ParameterEventKind.ExponentialRamp:
                hold = new ParameterEvent(ParameterEventKind.Hold, 0, time) { Cut = cut };
                break;
            case ParameterEventKind.SetTarget when cut.Time < time:
                index++;
                hold = new ParameterEvent(ParameterEventKind.Hold, 0, time);
                break;
            case ParameterEventKind.Curve when cut.Time < time && time > cut.Time + cut.Duration:
                index++;
                break;
            case ParameterEventKind.Curve when cut.Time < time:
                var value = CurveAt(time, cut);
                hold = Curve(cut.Curve, cut.Time, time - cut.Time, cut.PointsPerSecond, value);
                end = new ParameterEvent(ParameterEventKind.SetValue, value, cut.Time + (time - cut.Time));
                break;
        }

        if (index < _events.Count)
            _events.RemoveRange(index, _events.Count - index);
        if (hold is not null)
            Insert(hold);
        if (end is not null)
            Insert(end);
    }

    /// <summary>Whether the values of some frames have to be computed one by one.</summary>
    public bool IsBusy(long frame)
    {
        if (_events.Count == 0)
            return false;
        var first = _events[0];
        var end = (frame + AudioBus.Frames) / sampleRate;
        if (first.Time > end && first.Kind is ParameterEventKind.SetTarget or ParameterEventKind.SetValue or ParameterEventKind.Curve)
            return false;
        if (_events.Count > 1)
            return true;
        var now = frame / sampleRate;
        return first.Kind switch
        {
            ParameterEventKind.SetTarget => first.Time <= end,
            ParameterEventKind.Curve => first.Time <= now && now < first.Time + first.Duration,
            _ => !(first.Time < now),
        };
    }

    /// <summary>Whether the first event has begun.</summary>
    public bool HasBegun(long frame) => _events.Count > 0 && !(frame / sampleRate < _events[0].Time);

    private static ParameterEvent Curve(float[] curve, double time, double duration, double pointsPerSecond, float end) =>
        new(ParameterEventKind.Curve, end, time)
        {
            Duration = duration,
            Curve = curve,
            PointsPerSecond = pointsPerSecond,
        };

    private static float CurveAt(double time, ParameterEvent curve)
    {
        var last = curve.Curve.Length - 1;
        var index = last / curve.Duration * (time - curve.Time);
        var k = (int)Math.Min(index, last);
        var delta = (float)Math.Min(index - k, 1);
        return curve.Curve[k] + ((curve.Curve[Math.Min(k + 1, last)] - curve.Curve[k]) * delta);
    }

    private void Insert(ParameterEvent item)
    {
        var after = _events.FindIndex(other => other.Time > item.Time);
        _events.Insert(after < 0 ? _events.Count : after, item);
    }

    private void Forget(int count)
    {
        if (_events.Count > 1)
            _events.RemoveRange(0, Math.Min(count, _events.Count - 1));
    }
}
