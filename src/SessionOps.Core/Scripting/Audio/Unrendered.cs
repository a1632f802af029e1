namespace SessionOps.Scripting.Audio;

/// <summary>A node of an interface that is not rendered: a gap as soon as its sound is asked for.</summary>
internal sealed class Unrendered(AudioGraph graph, string type, int inputs, int outputs) : AudioNode(graph, inputs, [.. Enumerable.Repeat(1, outputs)])
{
    public override void Set(string name, AudioRequest value) { }

    protected override void Process() => throw new AudioGapException(type);
}
