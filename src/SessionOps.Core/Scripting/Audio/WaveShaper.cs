namespace SessionOps.Scripting.Audio;

/// <summary>Puts each sample through a curve.</summary>
internal sealed class WaveShaper(AudioGraph graph) : AudioNode(graph, 1, 1)
{
    private float[] _curve = [];
    private bool _isOversampled;

    public override bool SoundsOn => true;

    // A curve may make a sound of silence.
    protected override double Tail => _curve.Length > 0 && Shape(0) != 0 ? double.PositiveInfinity : 0;

    public override bool UpdateChannels() => base.UpdateChannels() | FollowInput();

    public override void Set(string name, AudioRequest value)
    {
        switch (name)
        {
            case "curve":
                _curve = value.Floats(Graph.Budget);
                break;
            case "oversample":
                _isOversampled = value.Word() is not "none";
                break;
            default:
                base.Set(name, value);
                break;
        }
    }

    protected override void Process()
    {
        if (_curve.Length == 0)
        {
            for (var channel = 0; channel < Outputs[0].Bus.Channels; channel++)
                Inputs[0].Bus.Read(channel).CopyTo(Outputs[0].Bus.Write(channel));
            return;
        }

        if (_isOversampled)
            throw new AudioGapException("WaveShaperNode.oversample");
        for (var channel = 0; channel < Outputs[0].Bus.Channels; channel++)
            Shape(Inputs[0].Bus.Read(channel), Outputs[0].Bus.Write(channel));
    }

    private void Shape(ReadOnlySpan<float> source, Span<float> target)
    {
        for (var i = 0; i < source.Length; i++)
            target[i] = Shape(source[i]);
    }

    private float Shape(float sample)
    {
        var last = _curve.Length - 1;
        var position = MathF.Max(0, MathF.Min(last, (float)(0.5 * last) * (1 + sample)));
        var index = (int)position;
        var first = _curve[Math.Clamp(index, 0, last)];
        var second = _curve[Math.Clamp(index + 1, 0, last)];
        return FloatMath.Flush(FloatMath.Flush((position - index) * FloatMath.Flush(second - first)) + first);
    }
}
