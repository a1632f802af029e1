namespace SessionOps.Scripting.Audio;

/// <summary>Passes its input on, and keeps what it heard last.</summary>
internal sealed class Analyser(AudioGraph graph) : AudioNode(graph, 1, 1)
{
    /// <summary>The most samples that can be asked for.</summary>
    public const int MaxSamples = 32768;

    private readonly AudioBus _mono = new(1);
    private readonly float[] _heard = graph.Budget.Allocate(2 * MaxSamples);
    private int _count;

    public override bool IsAlwaysRendered => Outputs[0].Uses == 0 && Inputs[0].Sources.Count > 0;

    /// <summary>The last samples, as many as there are and can be asked for.</summary>
    public ReadOnlySpan<float> Heard => _heard.AsSpan(Math.Max(0, _count - MaxSamples), Math.Min(_count, MaxSamples));

    public override bool SoundsOn => true;

    protected override double Tail => MaxSamples / Graph.SampleRate;

    public override bool UpdateChannels() => base.UpdateChannels() | FollowInput();

    protected override void Process()
    {
        var source = Inputs[0].Bus;
        if (_count == _heard.Length)
        {
            _heard.AsSpan(MaxSamples).CopyTo(_heard);
            _count = MaxSamples;
        }

        _mono.CopyFrom(source);
        _mono.Read(0).CopyTo(_heard.AsSpan(_count));
        _count += AudioBus.Frames;
        Outputs[0].Bus.CopyFrom(source);
    }
}
