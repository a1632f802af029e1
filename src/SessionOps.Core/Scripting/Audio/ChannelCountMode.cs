namespace SessionOps.Scripting.Audio;

/// <summary>How many channels the sum at an input has.</summary>
internal enum ChannelCountMode
{
    Max,
    ClampedMax,
    Explicit,
}
