namespace SessionOps.Scripting.Audio;

/// <summary>Gives the value of its parameter.</summary>
internal sealed class ConstantSource(AudioGraph graph) : AudioSource(graph, channels: 1)
{
    protected override void Process()
    {
        var bus = Outputs[0].Bus;
        var range = Schedule(out _);
        if (range.Start.Value == range.End.Value)
        {
            bus.Clear();
            return;
        }

        var offset = Parameters[0];
        var isBusy = offset.IsBusy;
        if (isBusy && offset.IsAudioRate)
        {
            offset.Each()[range].CopyTo(bus.Write(0)[range]);
            return;
        }

        var value = isBusy ? offset.Final() : offset.Current();
        if (value == 0)
            bus.Clear();
        else
            bus.Write(0)[range].Fill(value);
    }
}
