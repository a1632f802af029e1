namespace SessionOps.Scripting.Audio;

/// <summary>Makes the channels of one output of several inputs.</summary>
internal sealed class ChannelMerger : AudioNode
{
    public ChannelMerger(AudioGraph graph, int inputs)
        : base(graph, inputs, inputs)
    {
        ChannelCount = 1;
        CountMode = ChannelCountMode.Explicit;
    }

    protected override void Process()
    {
        var target = Outputs[0].Bus;
        for (var i = 0; i < Inputs.Length; i++)
        {
            if (Inputs[i].Sources.Count > 0)
                target.Copy(i, Inputs[i].Bus, 0);
            else
                target.Clear(i);
        }
    }
}
