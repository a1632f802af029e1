using System.Diagnostics;

namespace SessionOps.Storage;

/// <summary>A file that one handle holds open for itself: a lock between processes, which the operating system releases when its holder ends in any way.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock; null when somebody else holds it.</summary>
    public static FileLock? TryAcquire(string path)
    {
        try
        {
            return new FileLock(new FileStream(path, PrivateFile.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)));
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    /// <summary>Takes the lock, waiting for its holder.</summary>
    /// <exception cref="IOException">The holder kept it for ten seconds: it hangs, or is suspended.</exception>
    public static async Task<FileLock> AcquireAsync(string path, CancellationToken cancellationToken)
    {
        // The holder is another process, which lives in real time: an injected clock would not make it faster.
        for (var waited = Stopwatch.StartNew(); ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryAcquire(path) is { } held)
                return held;
            if (waited.Elapsed > s_patience)
                throw new IOException($"'{Path.GetFileName(path)}' has been locked by another process for {s_patience.TotalSeconds} s");
            await Task.Delay(Random.Shared.Next(1, 12), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the lock's file is still ours: somebody may have deleted it on Unix, and then another process can hold a new one of the same name.</summary>
    public bool IsIntact()
    {
        // A held file cannot be opened to be read, not even by its holder; its age can be asked for.
        return File.GetLastWriteTimeUtc(_stream.SafeFileHandle) == File.GetLastWriteTimeUtc(_stream.Name);
    }

    public void Dispose() => _stream.Dispose();

    // EWOULDBLOCK of flock (11 on Linux, 35 on macOS); ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
