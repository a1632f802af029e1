using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SessionOps.Storage;

/// <summary>Files that only their owner may read, from the moment they exist, and that change as a whole or not at all.</summary>
internal static class PrivateFile
{
    /// <summary>What a file is called while it is being written.</summary>
    public const string TemporarySuffix = ".tmp";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a folder that only its owner may enter; one that exists is left as it is.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    /// <summary>How a file of the store is opened; one that it creates has mode 0600.</summary>
    public static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = share,
            Options = FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows() && mode is not FileMode.Open)
            options.UnixCreateMode = OwnerOnly;
        return options;
    }

    /// <summary>Reads a file, or null.</summary>
    /// <exception cref="UnusableFileException">It is not a regular file, or another user's.</exception>
    public static byte[]? Read(string path)
    {
        using var handle = OwnFile.Open(path);
        if (handle is null)
            return null;
        // One byte more than is allowed tells an oversized file without reading all of it.
        var buffer = new byte[Math.Min(RandomAccess.GetLength(handle), SessionJson.MaxBytes + 1)];
        var count = 0;
        while (count < buffer.Length && RandomAccess.Read(handle, buffer.AsSpan(count), count) is > 0 and var read)
            count += read;
        return buffer.AsSpan(0, count).ToArray();
    }

    /// <summary>Reads a file on another thread, since a disk may be slow, or null.</summary>
    /// <exception cref="UnusableFileException">It is not a regular file, or another user's.</exception>
    public static Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken) => Task.Run(() => Read(path), cancellationToken);

    /// <summary>Puts a file in place of another in one step, so that a reader, or a crash at any moment, finds the old or the new one. One writer at a time.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">What it holds from then on.</param>
    /// <param name="modified">The time of its last write; null for now.</param>
    /// <param name="durably">Whether it has to outlast a power failure too, which costs two waits for the disk.</param>
    /// <param name="cancellationToken">Cancels; the old file stays.</param>
    public static async Task ReplaceAsync(string path, ReadOnlyMemory<byte> content, DateTime? modified, bool durably, CancellationToken cancellationToken)
    {
        var temporary = path + TemporarySuffix;
        // What a killed writer left; created again, so that its mode is ours.
        File.Delete(temporary);
        try
        {
            var stream = new FileStream(temporary, Options(FileMode.CreateNew, FileAccess.Write, FileShare.None));
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(content, cancellationToken).ConfigureAwait(false);
                if (durably)
                    stream.Flush(flushToDisk: true);
            }

            if (modified is { } time)
                File.SetLastWriteTimeUtc(temporary, time);
            cancellationToken.ThrowIfCancellationRequested();
            await MoveOverAsync(temporary, path).ConfigureAwait(false);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }

        if (durably)
            FlushFolder(Path.GetDirectoryName(path)!);
    }

    // Windows refuses to replace a file while another process reads it.
    private static async Task MoveOverAsync(string source, string target)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                File.Move(source, target, overwrite: true);
                return;
            }
            catch (Exception e) when (OperatingSystem.IsWindows() && attempt < 50 && e is IOException or UnauthorizedAccessException)
            {
                await Task.Delay(10).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Puts a file in place of another in one step, as long as nobody else writes the same one with the same temporary name.</summary>
    public static void Replace(string path, ReadOnlySpan<byte> content, string temporary)
    {
        File.Delete(temporary);
        try
        {
            using (var handle = File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write))
                RandomAccess.Write(handle, content, 0);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            // A disk that is full would otherwise fill with beginnings.
            File.Delete(temporary);
            throw;
        }
    }

    // A rename is on the disk only when its folder is; Windows writes it through by itself.
    private static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var handle = new SafeFileHandle(Open(folder, 0), ownsHandle: true);
        if (!handle.IsInvalid)
            RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}
