namespace SessionOps.Scripting.Audio;

/// <summary>One input of a node: the sum of what is connected to it.</summary>
internal sealed class AudioInput(AudioNode node)
{
    private AudioBus _sum = new(1);

    public List<AudioOutput> Sources { get; } = [];

    /// <summary>The sources that may sound.</summary>
    public List<AudioOutput> Awake { get; } = [];

    public AudioBus Bus => Passes ? Awake[0].Bus : _sum;

    /// <summary>How many channels the sum has, by what is connected now.</summary>
    public int Channels
    {
        get
        {
            if (node.CountMode == ChannelCountMode.Explicit)
                return node.ChannelCount;
            var most = 1;
            foreach (var source in Awake)
                most = Math.Max(most, source.Bus.Channels);
            return node.CountMode == ChannelCountMode.ClampedMax ? Math.Min(most, node.ChannelCount) : most;
        }
    }

    private bool Passes => Awake.Count == 1 && node.CountMode == ChannelCountMode.Max;

    /// <summary>Adopts the number of channels that is due; true when it was another one.</summary>
    public bool Update()
    {
        Awake.Clear();
        foreach (var source in Sources)
        {
            if (!source.IsDormant)
                Awake.Add(source);
        }

        if (Channels == _sum.Channels)
            return false;
        _sum = new AudioBus(Channels);
        return true;
    }

    public void Pull()
    {
        if (Passes)
        {
            Awake[0].Pull();
            return;
        }

        _sum.Clear();
        foreach (var source in Awake)
            _sum.Add(source.Pull(), node.IsDiscrete);
    }
}
