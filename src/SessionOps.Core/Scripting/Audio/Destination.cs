namespace SessionOps.Scripting.Audio;

/// <summary>What is rendered comes together here.</summary>
internal sealed class Destination : AudioNode
{
    private readonly AudioBus _rendered;

    public Destination(AudioGraph graph, int channels)
        : base(graph, 1)
    {
        _rendered = new AudioBus(channels);
        ChannelCount = channels;
        CountMode = ChannelCountMode.Explicit;
    }

    /// <summary>Renders one quantum of all that is connected.</summary>
    public AudioBus Pull()
    {
        Inputs[0].Pull();
        _rendered.CopyFrom(Inputs[0].Bus);
        return _rendered;
    }

    protected override void Process() { }
}
