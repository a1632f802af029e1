namespace SessionOps.Scripting.Audio;

/// <summary>One output of a node.</summary>
internal sealed class AudioOutput(AudioNode node, int channels)
{
    public AudioNode Node => node;

    public AudioBus Bus { get; private set; } = new(channels);

    /// <summary>Whether nothing more will come out of it: what it is connected to goes on as if it were not there.</summary>
    public bool IsDormant => node.IsDormant;

    /// <summary>How many inputs and parameters it is connected to.</summary>
    public int Uses { get; set; }

    public void Resize(int channels)
    {
        if (channels != Bus.Channels)
            Bus = new AudioBus(channels);
    }

    /// <summary>Renders its node, once in a quantum, and gives what came out of it.</summary>
    public AudioBus Pull()
    {
        node.Render();
        return Bus;
    }
}
