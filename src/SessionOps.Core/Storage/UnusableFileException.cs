namespace SessionOps.Storage;

/// <summary>Something that SessionOps did not create is in the place of one of its files: a pipe, a device, or another user's file.</summary>
/// <param name="path">The file's path, which stays on this machine.</param>
/// <param name="problem">What it is, as a sentence without the path.</param>
internal sealed class UnusableFileException(string path, string problem) : IOException($"'{path}': {problem}")
{
    /// <summary>What it is, as a sentence without the path.</summary>
    public string Problem { get; } = problem;
}
