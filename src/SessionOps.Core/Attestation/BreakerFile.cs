using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SessionOps.Storage;

namespace SessionOps.Attestation;

/// <summary>The breaker's state on disk. If the disk fails, only other processes do not learn of it.</summary>
internal sealed class BreakerFile(string folder, Uri service, ILogger logger)
{
    private bool _hasWarned;

    /// <summary>The file.</summary>
    public string Path { get; } = PathOf(folder, service);

    /// <summary>Where the state of a service is kept.</summary>
    public static string PathOf(string folder, Uri service) => System.IO.Path.Combine(folder, $"breaker-{Key(service)}.json");

    /// <summary>Whether the last write succeeded: then the file is as it was written, or as another process left it since.</summary>
    public bool IsInStep { get; private set; } = true;

    /// <summary>Reads the state; null when it cannot be read, or is missing because it could not be written.</summary>
    public BreakerState? Read()
    {
        try
        {
            if (PrivateFile.Read(Path) is { } content)
                return JsonSerializer.Deserialize(content, AttestationJson.Default.BreakerState) is { IsPossible: true } state ? state : null;
            return IsInStep ? BreakerState.Closed : null;
        }
        catch (JsonException)
        {
            // Cut off, which costs one more attempt at most.
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Warn("read", error);
            return null;
        }
    }

    /// <summary>Writes the state, if the disk lets it be written.</summary>
    public void Write(BreakerState state)
    {
        try
        {
            Directory.CreateDirectory(folder);
            PrivateFile.Replace(
                Path,
                JsonSerializer.SerializeToUtf8Bytes(state, AttestationJson.Default.BreakerState),
                $"{Path}.{Environment.ProcessId}{PrivateFile.TemporarySuffix}"
            );
            IsInStep = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            IsInStep = false;
            Warn("written", error);
        }
    }

    private void Warn(string what, Exception error)
    {
        if (!_hasWarned)
            logger.LogWarning("The cool-down after failures is kept in memory only: {File} cannot be {What}. {Problem}", Path, what, error.Message);
        _hasWarned = true;
    }

    private static string Key(Uri service) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(service.GetLeftPart(UriPartial.Path))))[..12];
}
