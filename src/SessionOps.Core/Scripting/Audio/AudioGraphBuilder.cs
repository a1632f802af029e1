namespace SessionOps.Scripting.Audio;

/// <summary>Does to a graph what a script has done to its context.</summary>
internal sealed class AudioGraphBuilder(AudioGraph graph, float[][] target)
{
    private static readonly ParameterEventKind[] s_kinds =
    [
        ParameterEventKind.SetValue,
        ParameterEventKind.LinearRamp,
        ParameterEventKind.ExponentialRamp,
        ParameterEventKind.SetTarget,
        ParameterEventKind.Curve,
    ];

    public int IndexOf(AudioNode node)
    {
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] == node)
                return i;
        }

        return -1;
    }

    /// <summary>Does what one line says.</summary>
    /// <exception cref="FormatException">The line says nothing that can be done.</exception>
    public void Do(AudioRequest line)
    {
        var verb = line.Word();
        switch (verb)
        {
            case "n":
                var type = line.Word().ToString();
                graph.Add(type, line.Integer(), line.Integer(), line);
                break;
            case "p":
                graph.AddParameter(line.Float(), line.Float(), line.Float());
                break;
            case "c":
                var mixed = Node(ref line);
                mixed.ChannelCount = line.Integer();
                mixed.CountMode = (ChannelCountMode)line.Integer();
                mixed.IsDiscrete = line.Integer() != 0;
                break;
            case "a":
                Node(ref line).Set(line.Word().ToString(), line);
                break;
            case "k" or "x":
                var output = Output(ref line);
                var to = Node(ref line);
                Connect(to.Inputs[line.Integer()].Sources, output, verb is "k");
                break;
            case "j" or "y":
                var source = Output(ref line);
                Connect(Parameter(ref line).Sources, source, verb is "j");
                break;
            case "v":
                var set = Parameter(ref line);
                var value = line.Float();
                set.Timeline.SetValue(value, graph.Time);
                set.Set(value);
                break;
            case "i":
                Parameter(ref line).Set(line.Float());
                break;
            case "r":
                Parameter(ref line).IsAudioRate = line.Integer() != 0;
                break;
            case "e":
                Schedule(Parameter(ref line), line);
                break;
            case "s":
                var started = (AudioSource)Node(ref line);
                started.Start(line.Number(), line.IsAtEnd ? double.NaN : line.Number(), line.IsAtEnd ? null : line.Number());
                break;
            case "t":
                ((AudioSource)Node(ref line)).Stop(line.Number());
                break;
            case "@":
                graph.Render(target, line.Integer());
                break;
            default:
                throw new FormatException($"A request for sound has a line that begins with '{verb}'.");
        }
    }

    private AudioNode Node(ref AudioRequest line) => graph.Nodes[line.Integer()];

    private AudioOutput Output(ref AudioRequest line)
    {
        var node = Node(ref line);
        return node.Outputs[line.Integer()];
    }

    private AudioParameter Parameter(ref AudioRequest line) => graph.Parameters[line.Integer()];

    private static void Connect(List<AudioOutput> sources, AudioOutput output, bool isConnected)
    {
        if (!isConnected)
            output.Uses -= sources.Remove(output) ? 1 : 0;
        else if (!sources.Contains(output))
        {
            sources.Add(output);
            output.Uses++;
        }
    }

    private void Schedule(AudioParameter parameter, AudioRequest line)
    {
        var timeline = parameter.Timeline;
        var kind = line.Integer();
        var time = Math.Max(line.Number(), graph.Time);
        switch (kind)
        {
            case 5:
                timeline.Cancel(time);
                break;
            case 6:
                timeline.CancelAndHold(time);
                break;
            case 4:
                var duration = line.Number();
                timeline.SetCurve(line.Floats(graph.Budget), time, duration);
                break;
            case 3:
                timeline.SetTarget(line.Float(), time, line.Number());
                break;
            case 0:
                timeline.SetValue(line.Float(), time);
                break;
            default:
                timeline.Ramp(s_kinds[kind], line.Float(), time, parameter.Value, graph.Time);
                break;
        }
    }
}
