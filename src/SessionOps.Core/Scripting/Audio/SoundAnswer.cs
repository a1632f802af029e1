using System.Runtime.InteropServices;

namespace SessionOps.Scripting.Audio;

/// <summary>What the sound engine answers: lines of words and numbers, and samples.</summary>
internal readonly record struct SoundAnswer(string Lines, float[] Samples)
{
    /// <summary>The lines, an empty one, and the samples, each in two characters that have its bits.</summary>
    public override string ToString() => string.Concat(Lines, "\n", MemoryMarshal.Cast<float, char>(Samples));
}
