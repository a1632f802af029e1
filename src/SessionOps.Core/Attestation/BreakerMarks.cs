using Microsoft.Extensions.Logging;
using SessionOps.Storage;

namespace SessionOps.Attestation;

/// <summary>A file for each attestation that runs. Its process holds it open; a file that is not held was left by a process that ended during its attestation.</summary>
/// <param name="state">The breaker's file; they are in the same folder.</param>
/// <param name="logger">Where errors of the disk are logged.</param>
internal sealed class BreakerMarks(string state, ILogger logger)
{
    private const string Suffix = ".trying";

    /// <summary>Marks an attestation until it is disposed; null when the file cannot be created.</summary>
    public IDisposable? Begin()
    {
        try
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(state)!);
            return new Mark($"{state}.{Guid.NewGuid():N}{Suffix}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            logger.LogDebug(error, "An attestation that ends with its process will not be counted.");
            return null;
        }
    }

    /// <summary>Removes those that were left behind.</summary>
    /// <returns>How many there were.</returns>
    public int TakeAbandoned()
    {
        try
        {
            return Directory.EnumerateFiles(Path.GetDirectoryName(state)!, $"{Path.GetFileName(state)}.*{Suffix}").Count(TryTake);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static bool TryTake(string path)
    {
        try
        {
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is held, or another process has just taken it.
            return false;
        }
    }

    private sealed class Mark(string path) : IDisposable
    {
        private readonly FileStream _file = new(path, PrivateFile.Options(FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None));

        public void Dispose()
        {
            _file.Dispose();
            try
            {
                File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // The folder is gone or has become read-only meanwhile. The attestation has ended anyway, and its result must not be lost.
            }
        }
    }
}
