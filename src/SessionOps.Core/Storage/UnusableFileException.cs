namespace SessionOps.Storage;

/// <summary>There is something in the place of a file of ours that we did not put there: a pipe, a device, or another user's file.</summary>
internal sealed class UnusableFileException(string message) : IOException(message);
