using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using SessionOps.Storage;

namespace SessionOps.Attestation;

/// <summary>Interpreters on disk, by their hash; if the disk fails, they are downloaded again.</summary>
internal sealed class InterpreterFiles(string folder, ILogger logger)
{
    /// <summary>How many are kept: YouTube serves a few at a time, and a new one every few days. The oldest are deleted.</summary>
    public const int MaxFiles = 16;

    // Longer than any write takes; what is older was left by a process that ended in the middle of one.
    private static readonly TimeSpan s_unfinishedFor = TimeSpan.FromHours(1);

    /// <summary>Reads an interpreter; null when there is none that can be read. Its hash is for the caller to check.</summary>
    public string? Read(string hash)
    {
        try
        {
            return PrivateFile.Read(FileOf(hash)) is { } content ? Encoding.UTF8.GetString(content) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("The cached interpreter {File} cannot be read ({Error}); it is downloaded again", FileOf(hash), error.Message);
            return null;
        }
    }

    /// <summary>Keeps an interpreter.</summary>
    public void Write(string hash, string script)
    {
        try
        {
            Directory.CreateDirectory(folder);
            PrivateFile.Replace(FileOf(hash), Encoding.UTF8.GetBytes(script), $"{FileOf(hash)}.{Guid.NewGuid():N}{PrivateFile.TemporarySuffix}");
            Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning("The interpreter cannot be cached in {Folder} ({Error}); it is downloaded again the next time", folder, error.Message);
        }
    }

    private void Trim()
    {
        var files = new DirectoryInfo(folder).GetFiles();
        var unfinished = files.Where(static file => file.Extension == PrivateFile.TemporarySuffix && DateTime.UtcNow - file.LastWriteTimeUtc > s_unfinishedFor);
        var oldest = files
            .Where(static file => file.Extension != PrivateFile.TemporarySuffix)
            .OrderByDescending(static file => file.LastWriteTimeUtc)
            .Skip(MaxFiles);
        foreach (var file in unfinished.Concat(oldest))
            file.Delete();
    }

    // The hash names the file only after its own hash has been taken: what a challenge says never becomes a path.
    private string FileOf(string hash) => Path.Combine(folder, $"{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(hash)))[..32]}.js");
}
