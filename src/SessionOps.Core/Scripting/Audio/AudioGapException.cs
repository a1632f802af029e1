namespace SessionOps.Scripting.Audio;

/// <summary>A graph asks for what is not rendered here.</summary>
/// <param name="member">What that is, as a coverage gap names it.</param>
internal sealed class AudioGapException(string member) : Exception($"Sound with {member} is not rendered.")
{
    /// <summary>What is not rendered.</summary>
    public string Member => member;
}
