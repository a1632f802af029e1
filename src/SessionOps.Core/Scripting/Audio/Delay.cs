namespace SessionOps.Scripting.Audio;

/// <summary>Gives its input later.</summary>
internal sealed class Delay : AudioNode
{
    private readonly double _most;
    private readonly int _length;
    private readonly AudioBudget _budget;
    private float[][] _buffers;
    private int _write;

    public Delay(AudioGraph graph, double most)
        : base(graph, 1, 1)
    {
        _most = most;
        _budget = graph.Budget;
        var length = AudioBus.Frames + FloatMath.FrameAfter(most, graph.SampleRate);
        _buffers = [graph.Budget.Allocate(length)];
        _length = _buffers[0].Length;
    }

    public override bool SoundsOn => true;

    protected override double Tail => _most;

    public override bool UpdateChannels()
    {
        var isChanged = base.UpdateChannels();
        if (!FollowInput())
            return isChanged;
        Remix(Outputs[0].Bus.Channels);
        return true;
    }

    protected override void Process()
    {
        var time = Parameters[0];
        var write = _write;
        for (var channel = 0; channel < _buffers.Length; channel++)
        {
            _write = write;
            var source = Inputs[0].Bus.Read(channel);
            var target = Outputs[0].Bus.Write(channel);
            if (time.IsAudioRate)
            {
                var times = time.Each();
                Store(source, channel);
                ReadEach(times, channel, target);
            }
            else
            {
                var delay = time.Final();
                var at = PositionOf(delay);
                Store(source, channel);
                Read(at, channel, target);
            }

            _write = (write + AudioBus.Frames) % _length;
        }
    }

    private void Store(ReadOnlySpan<float> source, int channel)
    {
        for (var i = 0; i < source.Length; i++)
            _buffers[channel][(_write + i) % _length] = source[i];
    }

    private double PositionOf(float time)
    {
        var rate = (float)Graph.SampleRate;
        // The time goes through a number of frames of single precision.
        var frames = Math.Clamp((double)(time * rate / rate), 0, _most) * rate;
        var position = _write + _length - frames;
        return position >= _length ? position - _length : position;
    }

    private void Read(double position, int channel, Span<float> target)
    {
        var buffer = _buffers[channel];
        var index = (int)position;
        var between = (float)(position - index);
        for (var i = 0; i < target.Length; i++)
        {
            var first = buffer[(index + i) % _length];
            target[i] = between == 0 ? first : FloatMath.Flush(first + (between * (buffer[(index + 1 + i) % _length] - first)));
        }
    }

    private void ReadEach(ReadOnlySpan<float> times, int channel, Span<float> target)
    {
        var buffer = _buffers[channel];
        float rate = (float)Graph.SampleRate,
            length = _length;
        for (var i = 0; i < target.Length; i++)
        {
            var position = (_write + i) % _length + (length - (times[i] * rate));
            if (position >= length)
                position -= length;
            var index = (int)position;
            var first = buffer[index];
            var second = buffer[index + 1 >= _length ? index + 1 - _length : index + 1];
            target[i] = FloatMath.Flush(first + ((position - index) * (second - first)));
        }
    }

    private void Remix(int channels)
    {
        var old = _buffers;
        _buffers = new float[channels][];
        for (var i = 0; i < channels; i++)
            _buffers[i] = _budget.Allocate(_length);
        for (var from = 0; from < _length; from += AudioBus.Frames)
        {
            var count = Math.Min(AudioBus.Frames, _length - from);
            AudioBus source = new(old.Length),
                target = new(channels);
            for (var i = 0; i < old.Length; i++)
                old[i].AsSpan(from, count).CopyTo(source.Write(i));
            target.CopyFrom(source, IsDiscrete);
            for (var i = 0; i < channels; i++)
                target.Read(i)[..count].CopyTo(_buffers[i].AsSpan(from));
        }
    }
}
