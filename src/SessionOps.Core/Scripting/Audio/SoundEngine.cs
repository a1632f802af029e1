using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace SessionOps.Scripting.Audio;

/// <summary>What the sound engine of a browser computes, asked for in text, because every machine can pass that on.</summary>
internal static class SoundEngine
{
    private const int MaxChannels = 32;

    /// <summary>Answers a request.</summary>
    /// <param name="request">
    /// <para>
    /// The first line says what to do. <c>render channels frames rate stop</c> renders a graph up to the frame <c>stop</c>; the other lines are how its
    /// context came to be, in the order in which the script did it: <c>n type inputs outputs</c> adds a node, <c>p default min max</c> a parameter of
    /// the newest node, <c>c node count mode interpretation</c> sets how its inputs are mixed, <c>a node name value</c> an attribute,
    /// <c>k from output to input</c> connects, <c>x</c> disconnects, <c>j from output parameter</c> and <c>y</c> do so with a parameter,
    /// <c>i parameter value</c> gives a value to begin with, <c>v parameter value</c> sets one, <c>r parameter rate</c> says how often it may change,
    /// <c>e parameter kind numbers</c> schedules, <c>s node time offset duration</c> starts and <c>t node time</c> stops a source,
    /// <c>@ frame</c> says that what follows was done at that frame.
    /// </para>
    /// <para>
    /// <c>analyse size smoothing</c> asks for a spectrum and is followed by that many samples and the magnitudes before;
    /// <c>respond type rate frequency Q gain detune</c> asks how a filter answers the frequencies that follow;
    /// <c>interfaces</c> asks for the script of Web Audio's interfaces.
    /// </para>
    /// </param>
    /// <param name="cancellationToken">Ends the computation.</param>
    /// <returns>A line <c>gap name</c> says that the request asks for what is not computed here.</returns>
    /// <exception cref="OperationCanceledException">The computation was ended.</exception>
    public static SoundAnswer Answer(string request, CancellationToken cancellationToken)
    {
        try
        {
            var lines = request.AsSpan();
            var head = new AudioRequest(Next(ref lines));
            return head.Word() switch
            {
                "render" => Render(head, lines, new AudioBudget(cancellationToken)),
                "analyse" => Analyse(head, lines),
                "respond" => Respond(head, lines),
                "interfaces" => new SoundAnswer(Interfaces(), []),
                var verb => throw new FormatException($"There is no request for sound '{verb}'."),
            };
        }
        catch (AudioGapException gap)
        {
            return new SoundAnswer($"gap {gap.Member}\n", []);
        }
        catch (Exception bad) when (bad is FormatException or OverflowException or ArgumentException or InvalidCastException or IndexOutOfRangeException)
        {
            return new SoundAnswer("gap request\n", []);
        }
    }

    private static string Interfaces()
    {
        var text = new StringBuilder();
        // The files share one function scope and are numbered in the order in which they build on each other.
        foreach (var name in (ReadOnlySpan<string>)["1-contexts", "2-nodes", "3-sources"])
        {
            using var reader = new StreamReader(typeof(SoundEngine).Assembly.GetManifestResourceStream($"audio/{name}.js")!);
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    private static SoundAnswer Render(AudioRequest head, ReadOnlySpan<char> text, AudioBudget budget)
    {
        var channels = head.Integer();
        if (channels is < 1 or > MaxChannels)
            throw new AudioGapException("size");
        var target = new float[channels][];
        var frames = head.Number();
        for (var i = 0; i < channels; i++)
            target[i] = budget.Allocate(frames);
        var graph = new AudioGraph(channels, head.Float(), budget);
        var stop = head.Integer();
        var builder = new AudioGraphBuilder(graph, target);
        while (!text.IsEmpty)
            builder.Do(new AudioRequest(Next(ref text)));
        graph.Render(target, stop);

        var lines = new StringBuilder();
        var samples = new List<float[]>(target);
        for (var i = 0; i < graph.Nodes.Count; i++)
        {
            if (graph.Nodes[i] is Compressor compressor)
            {
                lines.Append(CultureInfo.InvariantCulture, $"reduction {i} {compressor.Reduction:R}\n");
            }
            else if (graph.Nodes[i] is Analyser analyser)
            {
                var heard = analyser.Heard.ToArray();
                samples.Add(heard);
                lines.Append(CultureInfo.InvariantCulture, $"heard {i} {heard.Length}\n");
            }
        }

        for (var i = 0; i < graph.Parameters.Count; i++)
            lines.Append(CultureInfo.InvariantCulture, $"value {i} {graph.Parameters[i].Value:R}\n");
        foreach (var source in graph.Ended)
            lines.Append(CultureInfo.InvariantCulture, $"ended {builder.IndexOf(source)}\n");
        return new SoundAnswer(lines.ToString(), [.. samples.SelectMany(static part => part)]);
    }

    private static SoundAnswer Analyse(AudioRequest head, ReadOnlySpan<char> text)
    {
        var size = head.Integer();
        var smoothing = head.Number();
        if (!int.IsPow2(size) || size is < 32 or > Analyser.MaxSamples)
            throw new FormatException($"No spectrum is computed of {size} samples.");
        var samples = Read(text);
        var magnitudes = samples.AsSpan(size, size / 2).ToArray();
        Spectrum.Update(samples.AsSpan(0, size), magnitudes, smoothing);
        return new SoundAnswer("", [.. magnitudes, .. Array.ConvertAll(magnitudes, FloatMath.ToDecibels)]);
    }

    private static SoundAnswer Respond(AudioRequest head, ReadOnlySpan<char> text)
    {
        var type = head.Word().ToString();
        var rate = head.Number();
        float frequency = head.Float(),
            q = head.Float(),
            gain = head.Float(),
            detune = head.Float();
        var coefficients = BiquadCoefficients.For(type, BiquadFilter.Normalize(frequency, rate, detune), q, gain);
        var magnitudes = Read(text);
        var phases = new float[magnitudes.Length];
        for (var i = 0; i < phases.Length; i++)
            (magnitudes[i], phases[i]) = coefficients.ResponseTo((float)(magnitudes[i] / (0.5 * rate)));
        return new SoundAnswer("", [.. magnitudes, .. phases]);
    }

    private static float[] Read(ReadOnlySpan<char> text) => MemoryMarshal.Cast<char, float>(text).ToArray();

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> lines)
    {
        var end = lines.IndexOf('\n');
        var line = end < 0 ? lines : lines[..end];
        lines = end < 0 ? [] : lines[(end + 1)..];
        return line;
    }
}
