using System.Text;
using SessionOps.Scripting.Audio;

namespace SessionOps.Core.Tests.Scripting;

public sealed class SoundEngineTests
{
    private const string Destination = "n AudioDestinationNode 1 0\nc 0 1 2 0\n";
    private const string Oscillator =
        "n OscillatorNode 0 1\np 440 -22050 22050\np 0 -153600 153600\nc 1 2 0 0\na 1 type triangle\nv 0 10000\nk 1 0 0 0\ns 1 0\n";

    [Fact]
    public void The_sound_that_fingerprints_add_up_has_the_sum_of_Chromium()
    {
        const string Graph = """
            n OscillatorNode 0 1
            p 440 -22050 22050
            p 0 -153600 153600
            c 1 2 0 0
            a 1 type triangle
            v 0 10000
            n DynamicsCompressorNode 1 1
            p -24 -100 0
            r 2 0
            p 30 0 40
            r 3 0
            p 12 1 20
            r 4 0
            p 0.003 0 1
            r 5 0
            p 0.25 0 1
            r 6 0
            c 2 2 1 0
            v 2 -50
            v 3 40
            v 4 12
            v 5 0
            v 6 0.25
            k 1 0 2 0
            k 2 0 0 0
            s 1 0

            """;
        var samples = Render(5000, Destination + Graph.ReplaceLineEndings("\n")).Samples;

        Assert.Equal(5000, samples.Length);
        Assert.Equal(124.04347776696522, samples[4500..].Sum(static sample => (double)MathF.Abs(sample)));
    }

    [Fact]
    public void A_graph_without_a_source_is_silent() => Assert.All(Render(1000, Destination).Samples, static sample => Assert.Equal(0, sample));

    [Fact]
    public void What_is_done_at_a_frame_sounds_from_there_on()
    {
        var samples = Render(512, Destination + "n ConstantSourceNode 0 1\np 1 -9 9\nc 1 2 0 0\nk 1 0 0 0\ns 1 0\n@ 256\nx 1 0 0 0\n").Samples;

        Assert.Equal((1, 0), (samples[255], samples[256]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("sing 1")]
    [InlineData("render")]
    [InlineData("render 1 x 44100 128")]
    [InlineData("render 1 -1 44100 128")]
    [InlineData("render 1 NaN 44100 128")]
    [InlineData("render 0 128 44100 128")]
    [InlineData("render 99 128 44100 128")]
    [InlineData("render 1 4294967295 44100 128")]
    [InlineData("render 1 99999999999999999999 44100 128")]
    [InlineData("render 1 128 44100 99999999999")]
    [InlineData("render 1 128 44100 128\nq")]
    [InlineData("render 1 128 44100 128\nn GainNode 1 1")]
    [InlineData("render 1 128 44100 128\nk 0 0 0 0")]
    [InlineData("render 1 128 44100 128\np 1 2 3")]
    [InlineData("render 1 128 44100 128\nv 7 1")]
    [InlineData("render 1 128 44100 128\nn AudioDestinationNode 1 0\ns 0 0")]
    [InlineData("render 1 128 44100 128\nn AudioDestinationNode 1 0\na 0 name 1")]
    [InlineData("render 1 128 44100 128\nn AudioDestinationNode 1 0\nn DelayNode 1 1 1e300")]
    [InlineData("render 1 128 44100 128\nn AudioDestinationNode 1 0\nn ChannelMergerNode -1 1")]
    [InlineData("render 1 128 44100 128\nn AudioDestinationNode 1 0\nn ChannelSplitterNode 1 99")]
    [InlineData("analyse 2048 0.8\n")]
    [InlineData("analyse 2047 0.8\n")]
    [InlineData("analyse 99999999 0.8\n")]
    [InlineData("respond lowpass")]
    public void A_request_that_cannot_be_answered_is_a_gap(string request) =>
        Assert.StartsWith("gap ", SoundEngine.Answer(request, CancellationToken.None).Lines, StringComparison.Ordinal);

    [Theory]
    [InlineData("ConvolverNode")]
    [InlineData("PannerNode")]
    [InlineData("Whatever")]
    public void A_node_that_is_not_rendered_is_a_gap_only_when_it_is_heard(string type)
    {
        var node = Destination + $"n {type} 1 1\nc 1 2 1 0\n" + Oscillator.Replace(" 1 ", " 2 ", StringComparison.Ordinal);

        Assert.DoesNotContain("gap", Render(128, Destination + $"n {type} 1 1\nc 1 2 1 0\n").Lines, StringComparison.Ordinal);
        Assert.StartsWith("gap ", Render(128, node + "k 1 0 0 0\n").Lines, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_nodes_are_a_gap_and_many_in_a_row_are_not()
    {
        var chain = new StringBuilder(Destination + Oscillator.Replace("k 1 0 0 0\n", "", StringComparison.Ordinal));
        for (var i = 2; i < 1000; i++)
            chain.Append(System.Globalization.CultureInfo.InvariantCulture, $"n GainNode 1 1\np 1 -9 9\nc {i} 2 0 0\nk {i - 1} 0 {i} 0\n");
        chain.Append("k 999 0 0 0\n");

        Assert.Equal(Render(128, Destination + Oscillator).Samples, Render(128, chain.ToString()).Samples);
        Assert.StartsWith("gap size", Render(128, chain + "n GainNode 1 1\n").Lines, StringComparison.Ordinal);
    }

    [Fact]
    public void More_samples_than_the_cap_are_a_gap() =>
        Assert.StartsWith("gap size", Render(AudioBudget.MaxSamples + 1, Destination).Lines, StringComparison.Ordinal);

    [Fact]
    public async Task A_long_rendering_ends_when_its_call_does()
    {
        using var call = new CancellationTokenSource();
        var request = $"render 1 {AudioBudget.MaxSamples / 2} 44100 {AudioBudget.MaxSamples / 2}\n{Destination}{Oscillator}";
        var rendering = Task.Run(() => SoundEngine.Answer(request, call.Token));
        await call.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rendering);
    }

    [Fact]
    public void An_answer_is_also_text_in_which_two_characters_are_a_sample() =>
        Assert.Equal("a 1\n\n\u0000\u3f80\u0000\ubf80", new SoundAnswer("a 1\n", [1, -1]).ToString());

    private static SoundAnswer Render(int frames, string graph) =>
        SoundEngine.Answer($"render 1 {frames} 44100 {(frames + 127) / 128 * 128}\n{graph}", CancellationToken.None);
}
