namespace SessionOps.Scripting.Audio;

/// <summary>The nodes of one context, and where its rendering has got to.</summary>
internal sealed class AudioGraph(int channels, double sampleRate, AudioBudget budget)
{
    private const int MaxNodes = 1000;

    private readonly Dictionary<string, WaveTables> _waves = [];
    private readonly List<AudioNode> _nodes = [];
    private readonly List<AudioParameter> _parameters = [];

    public double SampleRate => sampleRate;

    public AudioBudget Budget => budget;

    /// <summary>The first frame of the quantum that is rendered.</summary>
    public long Frame { get; private set; }

    public double Time => Frame / sampleRate;

    public IReadOnlyList<AudioNode> Nodes => _nodes;

    public IReadOnlyList<AudioParameter> Parameters => _parameters;

    /// <summary>The sources that have come to their end, in that order.</summary>
    public List<AudioSource> Ended { get; } = [];

    public WaveTables Wave(string type)
    {
        if (!_waves.TryGetValue(type, out var wave))
            _waves[type] = wave = WaveTables.Named(type, (float)sampleRate, budget);
        return wave;
    }

    /// <summary>Adds a node of some interface, with so many inputs and outputs.</summary>
    /// <exception cref="AudioGapException">There are too many nodes.</exception>
    public void Add(string type, int inputs, int outputs, AudioRequest options)
    {
        if (_nodes.Count == MaxNodes || inputs > AudioBus.MaxChannels || outputs > AudioBus.MaxChannels)
            throw new AudioGapException("size");
        _nodes.Add(
            type switch
            {
                "AnalyserNode" => new Analyser(this),
                "AudioBufferSourceNode" => new BufferSource(this),
                "AudioDestinationNode" => new Destination(this, channels),
                "BiquadFilterNode" => new BiquadFilter(this),
                "ChannelMergerNode" => new ChannelMerger(this, inputs),
                "ChannelSplitterNode" => new ChannelSplitter(this, outputs),
                "ConstantSourceNode" => new ConstantSource(this),
                "DelayNode" => new Delay(this, options.Number()),
                "DynamicsCompressorNode" => new Compressor(this),
                "GainNode" => new Gain(this),
                "OscillatorNode" => new Oscillator(this),
                "StereoPannerNode" => new StereoPanner(this),
                "WaveShaperNode" => new WaveShaper(this),
                _ => new Unrendered(this, type, inputs, outputs),
            }
        );
    }

    /// <summary>Adds a parameter to the newest node.</summary>
    public void AddParameter(float initial, float min, float max)
    {
        var parameter = new AudioParameter(this, initial, min, max) { IsAudioRate = true };
        _nodes[^1].Parameters.Add(parameter);
        _parameters.Add(parameter);
    }

    /// <summary>Renders to some frame.</summary>
    public void Render(float[][] target, int to)
    {
        while (Frame < to)
        {
            Settle();
            var bus = ((Destination)_nodes[0]).Pull();
            for (var i = 0; i < target.Length; i++)
                bus.Read(i)[..(int)Math.Min(AudioBus.Frames, target[i].Length - Frame)].CopyTo(target[i].AsSpan((int)Frame));
            foreach (var node in _nodes)
            {
                if (node.IsAlwaysRendered)
                    node.Render();
            }

            Frame += AudioBus.Frames;
        }
    }

    // What has been connected may change how many channels there are, from node to node.
    private void Settle()
    {
        var isChanged = true;
        for (var round = 0; isChanged && round <= _nodes.Count; round++)
        {
            isChanged = false;
            foreach (var node in _nodes)
                isChanged |= node.Rest() | node.UpdateChannels();
        }

        foreach (var node in _nodes)
            (node as AudioSource)?.EndUnheard();
    }
}
