namespace SessionOps.Scripting.Audio;

/// <summary>Plays samples that a script has given.</summary>
internal sealed class BufferSource(AudioGraph graph) : AudioSource(graph, channels: 1)
{
    private const double MaxRate = 1024;

    private float[][] _buffer = [];
    private double _bufferRate;
    private double _index;
    private double _played;
    private (double Offset, double Duration)? _grain;
    private bool _hasDuration;
    private bool _loops;
    private bool _hasLooped;
    private double _loopStart;
    private double _loopEnd;
    private double _slowest = MaxRate;

    private double BufferSeconds => _buffer.Length == 0 ? 0 : _buffer[0].Length / _bufferRate;

    public override void Set(string name, AudioRequest value)
    {
        switch (name)
        {
            case "buffer":
                SetBuffer(value);
                break;
            case "loop":
                _loops = value.Integer() != 0;
                _hasLooped |= _loops;
                break;
            case "loopStart":
                _loopStart = value.Number();
                break;
            case "loopEnd":
                _loopEnd = value.Number();
                break;
            default:
                base.Set(name, value);
                break;
        }
    }

    public override void Start(double time, double offset, double? duration)
    {
        base.Start(time, offset, duration);
        _hasDuration = duration is not null;
        if (double.IsNaN(offset))
            return;
        _grain = (offset, duration ?? BufferSeconds);
        if (_buffer.Length > 0)
            FitGrain();
    }

    public override void EndUnheard()
    {
        base.EndUnheard();
        if ((_hasLooped && !_hasDuration) || _buffer.Length == 0 || !IsPending || _slowest <= 0)
            return;
        var seconds = _hasDuration && _grain is { } grain ? grain.Duration : BufferSeconds;
        if (Graph.Time > StartTime + (seconds / _slowest) + (AudioBus.Frames / Graph.SampleRate))
            Finish();
    }

    protected override void Process()
    {
        var bus = Outputs[0].Bus;
        if (_buffer.Length == 0)
        {
            bus.Clear();
            if (IsStarted)
                Finish();
            return;
        }

        var range = Schedule(out var late);
        if (range.Start.Value == range.End.Value || !Play(range.Start.Value, range.End.Value, late))
            bus.Clear();
    }

    private void SetBuffer(AudioRequest value)
    {
        _index = _played = 0;
        if (value.IsAtEnd)
        {
            _buffer = [];
            return;
        }

        _bufferRate = value.Float();
        var length = value.Integer();
        var samples = value.Floats(Graph.Budget);
        _buffer = new float[samples.Length / length][];
        for (var i = 0; i < _buffer.Length; i++)
            _buffer[i] = samples[(i * length)..((i + 1) * length)];
        Outputs[0].Resize(_buffer.Length);
        if (_grain is not null)
            FitGrain();
    }

    private void FitGrain()
    {
        var (offset, duration) = _grain!.Value;
        offset = Math.Clamp(offset, 0, BufferSeconds);
        if (!_hasDuration)
            duration = BufferSeconds - offset;
        duration = _hasDuration && _loops ? Math.Max(duration, 0) : Math.Clamp(duration, 0, BufferSeconds - offset);
        _grain = (offset, duration);
        _index = FloatMath.FrameNearest(offset, _bufferRate);
    }

    private double PlaybackRate()
    {
        double rate = Parameters[0].Final();
        rate = _bufferRate / Graph.SampleRate * rate;
        rate *= Math.Pow(2, Parameters[1].Final() / 1200);
        rate = double.IsNaN(rate) ? 1 : Math.Clamp(rate, -MaxRate, MaxRate);
        _slowest = Math.Min(_slowest, rate);
        return rate;
    }

    private bool Play(int at, int to, double late)
    {
        var from = at;
        var length = _buffer[0].Length;
        double start = 0;
        double end = _grain is { } grain ? Math.Min(FloatMath.FrameNearest(grain.Offset + grain.Duration, _bufferRate), length) : length;
        var loop = end;
        if (_loops && _loopStart >= 0 && _loopEnd > 0 && _loopStart < _loopEnd)
        {
            start = _loopStart * _bufferRate;
            end = Math.Min(_loopEnd * _bufferRate, end);
            loop = end - start;
        }

        if (_loops && _index >= end)
            _index = Math.Min(_loopStart < 0 ? 0 : _loopStart * _bufferRate, length - 1);
        var rate = PlaybackRate();
        if (Math.Abs(rate) > loop)
            return false;
        if (_loops && rate < 0)
            _index = Math.Max(_index, start);
        if (late < 0 && rate != 0)
        {
            _played = Math.Abs(late * rate);
            _index -= late * rate;
        }

        var stop = to;
        var isLast = false;
        if (_hasDuration && (_loops || rate < 0))
        {
            var left = (_grain!.Value.Duration * _bufferRate) - _played;
            var frames =
                left <= 0 ? 0
                : rate == 0 ? double.PositiveInfinity
                : Math.Ceiling(left / Math.Abs(rate));
            isLast = frames < to - at;
            if (isLast)
                stop = at + (int)frames;
        }

        var isExact = rate == 1 && _index == Math.Floor(_index) && loop == Math.Floor(loop) && end == Math.Floor(end);
        var reached = isExact ? Copy(at, stop, (int)end, (int)loop) : Interpolate(at, stop, start, end, rate);
        if (rate != 0)
            _played += (reached - from) * Math.Abs(rate);
        // What is left of the quantum is silent.
        foreach (var channel in Enumerable.Range(0, _buffer.Length))
            Outputs[0].Bus.Write(channel)[reached..to].Clear();
        if (isLast)
            Finish();
        return true;
    }

    private int Copy(int at, int stop, int end, int loop)
    {
        var index = (int)_index;
        while (at < stop)
        {
            var count = Math.Max(0, Math.Min(stop - at, end - index));
            for (var channel = 0; channel < _buffer.Length; channel++)
                _buffer[channel].AsSpan(index, count).CopyTo(Outputs[0].Bus.Write(channel)[at..]);
            at += count;
            index += count;
            if (index < end)
                continue;
            index -= loop;
            if (!_loops)
            {
                Finish();
                break;
            }

            if (loop <= 0)
                break;
        }

        _index = index;
        return at;
    }

    private int Interpolate(int at, int stop, double start, double end, double rate)
    {
        var length = _buffer[0].Length;
        while (at < stop)
        {
            var index = (int)_index;
            var between = _index - index;
            var next = index + 1;
            if (next >= (_loops ? end : length))
                next = _loops ? (int)(_index + 1 - (end - start)) : index;
            var isBehind = index >= length || next >= length;
            if (isBehind && rate >= 0)
                break;
            for (var channel = 0; channel < _buffer.Length; channel++)
                Outputs[0].Bus.Write(channel)[at] = isBehind ? 0 : Between(_buffer[channel], index, next, between);

            at++;
            _index += rate;
            if (_index < end && (rate >= 0 || _index >= start))
                continue;
            if (!_loops)
            {
                Finish();
                break;
            }

            _index += rate < 0 ? end - start : start - end;
        }

        return at;
    }

    private static float Between(float[] samples, int index, int next, double between) =>
        FloatMath.Flush(
            (float)(
                index == next && index >= 1
                    ? samples[index] + (((double)samples[index] - samples[index - 1]) * between)
                    : ((1 - between) * samples[index]) + (between * samples[next])
            )
        );
}
