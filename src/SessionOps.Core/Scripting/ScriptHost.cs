using System.Security.Cryptography;

namespace SessionOps.Scripting;

/// <summary>What a world may ask of the host: the time, random bytes, and to note a gap of the environment.</summary>
internal sealed class ScriptHost(TimeProvider timeProvider)
{
    // A script can ask for any number of different names; this many are more than a report can use.
    private const int MostGaps = 4096;

    private readonly long _startStamp = timeProvider.GetTimestamp();
    private readonly Dictionary<(string Target, string Member), int> _gaps = [];

    /// <summary>What scripts have asked for and the environment lacks, in the order of the first request.</summary>
    public IReadOnlyList<CoverageGap> Gaps
    {
        get
        {
            lock (_gaps)
            {
                return [.. _gaps.Select(gap => new CoverageGap(gap.Key.Target, gap.Key.Member, gap.Value))];
            }
        }
    }

    /// <summary>When the world began, in milliseconds since 1970.</summary>
    public double TimeOrigin { get; } = timeProvider.GetUtcNow().Subtract(DateTimeOffset.UnixEpoch).TotalMilliseconds;

    /// <summary>Milliseconds since the world began.</summary>
    public double Now() => timeProvider.GetElapsedTime(_startStamp).TotalMilliseconds;

    /// <summary>Cryptographically random bytes as lower-case hexadecimal digits.</summary>
    public static string RandomHex(double count) => Convert.ToHexString(RandomNumberGenerator.GetBytes((int)count)).ToLowerInvariant();

    /// <summary>Notes one request for a missing member.</summary>
    public void ReportGap(string target, string member)
    {
        lock (_gaps)
        {
            if (_gaps.TryGetValue((target, member), out var count))
                _gaps[(target, member)] = count + 1;
            else if (_gaps.Count < MostGaps)
                _gaps[(target, member)] = 1;
        }
    }
}
