namespace SessionOps.Storage;

/// <summary>There is something in the place of a file of ours that we did not put there: a pipe, a device, or another user's file.</summary>
/// <param name="path">The file's path, which stays on this machine.</param>
/// <param name="problem">What it is, as a sentence without the path.</param>
internal sealed class UnusableFileException(string path, string problem) : IOException($"'{path}': {problem}")
{
    /// <summary>What it is, as a sentence without the path.</summary>
    public string Problem { get; } = problem;
}
