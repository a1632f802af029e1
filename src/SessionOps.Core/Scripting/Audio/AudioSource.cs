namespace SessionOps.Scripting.Audio;

/// <summary>A node that sounds from one time to another.</summary>
internal abstract class AudioSource(AudioGraph graph, int channels) : AudioNode(graph, 0, channels)
{
    private double _start;
    private double? _end;
    private bool _isPlaying;

    /// <summary>Whether it was started and has not come to its end.</summary>
    protected bool IsPending => IsStarted && !IsFinished;

    protected bool IsStarted { get; private set; }

    protected double StartTime => _start;

    protected bool IsFinished { get; private set; }

    protected override bool IsSilentWithoutInput => !IsPending;

    public virtual void Start(double time, double offset, double? duration)
    {
        _start = Math.Max(time, Graph.Time);
        IsStarted = true;
    }

    public void Stop(double time) => _end = time;

    public override bool Rest()
    {
        var isChanged = IsFinished != IsDormant;
        IsDormant = IsFinished;
        return isChanged;
    }

    /// <summary>Ends a source that is due to end although nobody has asked for its sound.</summary>
    public virtual void EndUnheard()
    {
        if (_end is { } end && IsPending && Graph.Time >= end + (AudioBus.Frames / Graph.SampleRate))
            Finish();
    }

    protected override void ProcessParameters() { }

    protected void Finish()
    {
        if (!IsFinished)
            Graph.Ended.Add(this);
        IsFinished = true;
    }

    /// <summary>The frames of this quantum in which it sounds; what is before and after them is silent.</summary>
    /// <param name="late">By how many frames it starts after the first of them; negative when it should have started before.</param>
    protected Range Schedule(out double late)
    {
        late = 0;
        var bus = Outputs[0].Bus;
        var first = Graph.Frame;
        var last = first + AudioBus.Frames;
        var start = FloatMath.FrameAfter(_start, Graph.SampleRate);
        var end = _end is { } time ? FloatMath.FrameAfter(time, Graph.SampleRate) : double.PositiveInfinity;
        if (end <= first)
            Finish();
        if (!IsPending || start >= last)
            return default;
        if (!_isPlaying)
            late = (_start * Graph.SampleRate) - start;
        _isPlaying = true;
        var from = (int)Math.Max(start - first, 0);
        var to = AudioBus.Frames;
        for (var i = 0; i < bus.Channels && from > 0; i++)
            bus.Write(i)[..from].Clear();
        if (end < last)
        {
            to = (int)(end - first);
            for (var i = 0; i < bus.Channels; i++)
                bus.Write(i)[to..].Clear();
            Finish();
        }

        return from..Math.Max(from, to);
    }
}
