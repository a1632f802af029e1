namespace SessionOps.Scripting.Audio;

/// <summary>Makes an output of each channel of its input.</summary>
internal sealed class ChannelSplitter : AudioNode
{
    public ChannelSplitter(AudioGraph graph, int outputs)
        : base(graph, 1, [.. Enumerable.Repeat(1, outputs)])
    {
        ChannelCount = outputs;
        CountMode = ChannelCountMode.Explicit;
        IsDiscrete = true;
    }

    protected override void Process()
    {
        var source = Inputs[0].Bus;
        for (var i = 0; i < Outputs.Length; i++)
        {
            if (i < source.Channels)
                Outputs[i].Bus.Copy(0, source, i);
            else
                Outputs[i].Bus.Clear();
        }
    }
}
