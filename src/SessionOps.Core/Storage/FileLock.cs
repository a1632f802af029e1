using System.Diagnostics;

namespace SessionOps.Storage;

/// <summary>A file that one handle holds open for itself: a lock between processes, which the operating system releases when its holder ends in any way.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private readonly FileStream _stream;
    private IDisposable? _turn;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock; null when another holder has it.</summary>
    public static FileLock? TryAcquire(string path)
    {
        while (true)
        {
            try
            {
                var held = new FileLock(new FileStream(path, PrivateFile.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)));
                // What was opened may have been deleted before it was locked: then others lock a new file of its name.
                if (held.IsIntact())
                    return held;
                held.Dispose();
            }
            catch (IOException e) when (IsHeld(e))
            {
                return null;
            }
        }
    }

    /// <summary>Takes the lock, waiting for its holder; those who wait in this process get it in the order in which they came.</summary>
    /// <exception cref="IOException">The holder kept it for ten seconds: it hangs, or is suspended.</exception>
    public static async Task<FileLock> AcquireAsync(string path, CancellationToken cancellationToken)
    {
        var turn = await EnterAsync(path, cancellationToken).ConfigureAwait(false);
        try
        {
            // The holder is another process, which lives in real time: an injected clock would not make it faster.
            for (var waited = Stopwatch.StartNew(); ; )
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (TryAcquire(path) is { } held)
                {
                    held._turn = turn;
                    return held;
                }

                if (waited.Elapsed > s_timeout)
                    throw new LockTimeoutException($"'{Path.GetFileName(path)}' has been locked by another process for {s_timeout.TotalSeconds} s");
                await Task.Delay(Random.Shared.Next(1, 12), cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            turn.Dispose();
            throw;
        }
    }

    /// <summary>Deletes a lock's file unless it is held.</summary>
    public static void DeleteIfFree(string path)
    {
        if (!File.Exists(path) || TryAcquire(path) is not { } held)
            return;
        using (held)
        {
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
        }
    }

    /// <summary>Whether the lock's file is still ours: on Unix it may have been deleted, and then another process can hold a new one of the same name.</summary>
    public bool IsIntact()
    {
        // A held file cannot be opened to be read, not even by its holder; its age can be asked for.
        return File.GetLastWriteTimeUtc(_stream.SafeFileHandle) == File.GetLastWriteTimeUtc(_stream.Name);
    }

    /// <summary>Sets the file's time, by which others see that the holder is alive.</summary>
    public void Touch(DateTime time) => File.SetLastWriteTimeUtc(_stream.SafeFileHandle, time);

    public void Dispose()
    {
        _stream.Dispose();
        _turn?.Dispose();
    }

    private static async Task<IDisposable> EnterAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await LocalQueue.EnterAsync(path, s_timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw new LockTimeoutException("Others of this process have used it for too long.", e);
        }
    }

    // EWOULDBLOCK of flock (11 on Linux, 35 on macOS); ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows.
    private static bool IsHeld(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
