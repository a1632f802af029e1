namespace SessionOps.Scripting.Audio;

/// <summary>A parameter of a node: its value, what is scheduled for it, and the outputs that are added to it.</summary>
internal sealed class AudioParameter(AudioGraph graph, float initial, float min, float max)
{
    private readonly float[] _values = new float[AudioBus.Frames];
    private float? _value;

    /// <summary>What scripts read as its value.</summary>
    public float Value => _value ?? initial;

    public bool IsAudioRate { get; set; }

    public ParameterTimeline Timeline { get; } = new(graph.SampleRate);

    /// <summary>The outputs that are added to it.</summary>
    public List<AudioOutput> Sources { get; } = [];

    /// <summary>Whether its value may change within this quantum.</summary>
    public bool IsBusy => Sources.Count > 0 || Timeline.IsBusy(graph.Frame);

    public void Set(float value) => _value = Math.Clamp(value, min, max);

    /// <summary>The value of this quantum, without what is connected. As in Chromium, what is scheduled may be out of range here.</summary>
    public float Current()
    {
        if (!Timeline.HasBegun(graph.Frame))
            return Value;
        var value = Timeline.Fill(_values.AsSpan(0, 1), graph.Frame, graph.SampleRate / AudioBus.Frames, Value);
        Set(value);
        return value;
    }

    /// <summary>The value of this quantum, as of its first frame.</summary>
    public float Final()
    {
        _values[0] = Current();
        AddSources(1);
        return _values[0];
    }

    /// <summary>The value of each frame of this quantum.</summary>
    public ReadOnlySpan<float> Each()
    {
        if (!IsAudioRate)
        {
            _values.AsSpan().Fill(Final());
            return _values;
        }

        Set(Timeline.Fill(_values, graph.Frame, graph.SampleRate, Value));
        foreach (ref var value in _values.AsSpan())
            value = Clip(value);
        AddSources(_values.Length);
        return _values;
    }

    private float Clip(float value) => MathF.Max(min, MathF.Min(max, value));

    private void AddSources(int count)
    {
        if (Sources.Count == 0)
            return;
        // Nodes before this one may ask for it themselves.
        var sum = _values.AsSpan(0, count).ToArray();
        foreach (var source in Sources)
        {
            var bus = source.Pull();
            Mono(bus, sum);
        }

        for (var i = 0; i < count; i++)
            _values[i] = Clip(float.IsNaN(sum[i]) ? initial : sum[i]);
    }

    private static void Mono(AudioBus source, float[] sum)
    {
        var mixed = new AudioBus(1);
        if (source.Channels == 1)
        {
            if (source.IsSilentIn(0))
                return;
            var samples = source.Read(0);
            for (var i = 0; i < sum.Length; i++)
                sum[i] = FloatMath.Flush(sum[i] + samples[i]);
            return;
        }

        sum.CopyTo(mixed.Write(0));
        mixed.Add(source);
        mixed.Read(0)[..sum.Length].CopyTo(sum);
    }
}
