namespace SessionOps.Scripting.Audio;

/// <summary>The samples of one quantum of rendering, in some channels; a channel that is silent is known to be.</summary>
internal sealed class AudioBus
{
    /// <summary>How many frames are rendered at a time.</summary>
    public const int Frames = 128;

    /// <summary>The most channels of anything.</summary>
    public const int MaxChannels = 32;

    private static readonly float s_sqrtHalf = MathF.Sqrt(0.5f);

    private readonly float[][] _channels;
    private readonly bool[] _silent;

    public AudioBus(int channels)
    {
        _channels = new float[channels][];
        for (var i = 0; i < channels; i++)
            _channels[i] = new float[Frames];
        _silent = new bool[channels];
        Array.Fill(_silent, true);
    }

    private AudioBus(float[] channel)
    {
        _channels = [channel];
        _silent = [false];
    }

    public int Channels => _channels.Length;

    public bool IsSilent => !_silent.AsSpan().Contains(false);

    /// <summary>A bus of one channel that adds to values that are there.</summary>
    public static AudioBus Over(float[] values) => new(values);

    public bool IsSilentIn(int channel) => _silent[channel];

    public ReadOnlySpan<float> Read(int channel) => _channels[channel];

    /// <summary>Gives a channel to write to, which is not silent from now on.</summary>
    public Span<float> Write(int channel)
    {
        _silent[channel] = false;
        return _channels[channel];
    }

    public void Wake() => Array.Clear(_silent);

    public void Clear()
    {
        for (var i = 0; i < _channels.Length; i++)
            Clear(i);
    }

    public void Clear(int channel)
    {
        if (!_silent[channel])
            Array.Clear(_channels[channel]);
        _silent[channel] = true;
    }

    public void CopyFrom(AudioBus source, bool isDiscrete = false)
    {
        Clear();
        Add(source, isDiscrete);
    }

    public void Copy(int channel, AudioBus source, int from)
    {
        if (source._silent[from])
            Clear(channel);
        else
            source.Read(from).CopyTo(Write(channel));
    }

    /// <summary>Adds another bus, mixed to the channels of this one.</summary>
    public void Add(AudioBus source, bool isDiscrete = false)
    {
        if (source.Channels == Channels)
            AddEach(source);
        else if (isDiscrete)
            AddEach(source);
        else if (source.Channels < Channels)
            MixUp(source);
        else
            MixDown(source);
    }

    private void AddEach(AudioBus source)
    {
        for (var i = 0; i < Math.Min(Channels, source.Channels); i++)
            Add(i, source, i);
    }

    private void Add(int channel, AudioBus source, int from)
    {
        if (source._silent[from])
            return;
        if (_silent[channel])
            Copy(channel, source, from);
        else
            AddScaled(channel, source, from, 1);
    }

    private void AddScaled(int channel, AudioBus source, int from, float scale)
    {
        var target = Write(channel);
        var samples = source.Read(from);
        for (var i = 0; i < Frames; i++)
            target[i] = FloatMath.Flush(target[i] + FloatMath.Flush(scale * samples[i]));
    }

    // Left, right, center, low frequencies, left and right behind: the layouts of 1, 2, 4 and 6 channels, as the standard mixes them.
    private void MixUp(AudioBus source)
    {
        switch (source.Channels, Channels)
        {
            case (1, 2 or 4):
                Add(0, source, 0);
                Add(1, source, 0);
                break;
            case (1, 6):
                Add(2, source, 0);
                break;
            case (4, 6):
                Add(0, source, 0);
                Add(1, source, 1);
                Add(4, source, 2);
                Add(5, source, 3);
                break;
            default:
                AddEach(source);
                break;
        }
    }

    private void MixDown(AudioBus source)
    {
        switch (source.Channels, Channels)
        {
            case (2, 1):
                Mix(0, source, (0, 0.5f), (1, 0.5f));
                break;
            case (4, 1):
                Mix(0, source, (0, 0.25f), (1, 0.25f), (2, 0.25f), (3, 0.25f));
                break;
            case (6, 1):
                Mix(0, source, (0, s_sqrtHalf), (1, s_sqrtHalf), (2, 1), (4, 0.5f), (5, 0.5f));
                break;
            case (4, 2):
                Mix(0, source, (0, 0.5f), (2, 0.5f));
                Mix(1, source, (1, 0.5f), (3, 0.5f));
                break;
            case (6, 2):
                Mix(0, source, (0, 1), (2, s_sqrtHalf), (4, s_sqrtHalf));
                Mix(1, source, (1, 1), (2, s_sqrtHalf), (5, s_sqrtHalf));
                break;
            case (6, 4):
                Mix(0, source, (0, 1), (2, s_sqrtHalf));
                Mix(1, source, (1, 1), (2, s_sqrtHalf));
                Add(2, source, 4);
                Add(3, source, 5);
                break;
            default:
                AddEach(source);
                break;
        }
    }

    private void Mix(int channel, AudioBus source, params ReadOnlySpan<(int From, float Scale)> parts)
    {
        foreach (var (from, scale) in parts)
            AddScaled(channel, source, from, scale);
    }
}
