namespace SessionOps.Scripting.Audio;

/// <summary>Makes its input louder or softer.</summary>
internal sealed class Gain(AudioGraph graph) : AudioNode(graph, 1, 1)
{
    public override bool UpdateChannels() => base.UpdateChannels() | FollowInput();

    protected override void Process()
    {
        var target = Outputs[0].Bus;
        var input = Inputs[0];
        if (input.Sources.Count == 0)
        {
            target.Clear();
            return;
        }

        var gain = Parameters[0];
        var isBusy = gain.IsBusy;
        if (isBusy && gain.IsAudioRate)
        {
            Scale(target, input.Bus, gain.Each());
            return;
        }

        var value = isBusy ? gain.Final() : gain.Current();
        if (value == 1)
            target.CopyFrom(input.Bus);
        else if (value == 0)
            target.Clear();
        else
            Scale(target, input.Bus, value);
    }

    private static void Scale(AudioBus target, AudioBus source, ReadOnlySpan<float> gains)
    {
        if (source.IsSilent)
        {
            target.Clear();
            return;
        }

        for (var channel = 0; channel < target.Channels; channel++)
        {
            var from = source.Read(channel);
            var to = target.Write(channel);
            for (var i = 0; i < to.Length; i++)
                to[i] = FloatMath.Flush(from[i] * gains[i]);
        }
    }

    private static void Scale(AudioBus target, AudioBus source, float gain)
    {
        Span<float> gains = stackalloc float[AudioBus.Frames];
        gains.Fill(gain);
        Scale(target, source, gains);
    }
}
