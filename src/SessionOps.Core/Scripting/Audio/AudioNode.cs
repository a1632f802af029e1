namespace SessionOps.Scripting.Audio;

/// <summary>A node of a graph.</summary>
internal abstract class AudioNode
{
    private double _lastSound;
    private long _renderedAt = -1;

    /// <param name="graph">Where it is.</param>
    /// <param name="inputs">How many inputs it has.</param>
    /// <param name="outputs">How many channels each of its outputs has.</param>
    protected AudioNode(AudioGraph graph, int inputs, params ReadOnlySpan<int> outputs)
    {
        Graph = graph;
        Inputs = new AudioInput[inputs];
        for (var i = 0; i < inputs; i++)
            Inputs[i] = new AudioInput(this);
        Outputs = new AudioOutput[outputs.Length];
        for (var i = 0; i < outputs.Length; i++)
            Outputs[i] = new AudioOutput(this, outputs[i]);
    }

    public AudioInput[] Inputs { get; }

    public AudioOutput[] Outputs { get; }

    public List<AudioParameter> Parameters { get; } = [];

    public int ChannelCount { get; set; } = 2;

    public ChannelCountMode CountMode { get; set; }

    public bool IsDiscrete { get; set; }

    /// <summary>Whether it is rendered although nothing is connected to its output.</summary>
    public virtual bool IsAlwaysRendered => false;

    /// <summary>Whether it may sound when its inputs do no more, so that it cannot be put to rest with them.</summary>
    public virtual bool SoundsOn => false;

    /// <summary>Whether nothing more will come out of it.</summary>
    public bool IsDormant { get; protected set; }

    protected AudioGraph Graph { get; }

    /// <summary>For how many seconds it may sound after its inputs have fallen silent.</summary>
    protected virtual double Tail => 0;

    protected virtual bool IsSilentWithoutInput => _lastSound + Tail < Graph.Time;

    /// <summary>Renders one quantum, unless that has been done.</summary>
    public void Render()
    {
        if (_renderedAt == Graph.Frame)
            return;
        _renderedAt = Graph.Frame;
        Graph.Budget.Check();
        var isSilent = true;
        foreach (var input in Inputs)
            input.Pull();
        foreach (var input in Inputs)
            isSilent &= input.Bus.IsSilent;
        if (isSilent && IsSilentWithoutInput)
        {
            foreach (var output in Outputs)
                output.Bus.Clear();
            ProcessParameters();
        }
        else
        {
            foreach (var output in Outputs)
                output.Bus.Wake();
            Process();
        }

        if (!isSilent)
            _lastSound = (Graph.Frame + AudioBus.Frames) / Graph.SampleRate;
    }

    /// <summary>Adopts the numbers of channels that its inputs are due to have; true when something changed.</summary>
    public virtual bool UpdateChannels()
    {
        var isChanged = false;
        foreach (var input in Inputs)
            isChanged |= input.Update();
        return isChanged;
    }

    /// <summary>Puts it to rest when its only source has been, and has died away here; true when that happens.</summary>
    public virtual bool Rest()
    {
        var count = 0;
        var areDormant = true;
        foreach (var input in Inputs)
        {
            foreach (var source in input.Sources)
            {
                count++;
                areDormant &= source.IsDormant;
            }
        }

        var isResting = Inputs.Length > 0 && count == 1 && areDormant && !(SoundsOn && !IsSilentWithoutInput);
        var isChanged = isResting != IsDormant;
        IsDormant = isResting;
        return isChanged;
    }

    /// <summary>Sets what scripts have set on the node.</summary>
    public virtual void Set(string name, AudioRequest value) => throw new FormatException($"A sound's node has no {name}.");

    /// <summary>Brings the parameters up to date in a quantum in which nothing else is computed.</summary>
    protected virtual void ProcessParameters()
    {
        foreach (var parameter in Parameters)
            parameter.Each();
    }

    /// <summary>Computes the outputs of one quantum.</summary>
    protected abstract void Process();

    /// <summary>Gives the output as many channels as the input has; true when it had another number.</summary>
    protected bool FollowInput()
    {
        var channels = Inputs[0].Channels;
        if (Outputs[0].Bus.Channels == channels)
            return false;
        Outputs[0].Resize(channels);
        return true;
    }
}
