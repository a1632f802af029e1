using System.Security.Cryptography;
using SessionOps.Scripting.Audio;

namespace SessionOps.Scripting;

/// <summary>What the browser environment needs from outside its world: the time, random bytes, and a place to note its gaps.</summary>
/// <param name="timeProvider">The clock of the world.</param>
public sealed class EnvironmentServices(TimeProvider timeProvider)
{
    // A script can ask for any number of different names; this many are more than a report can use.
    private const int MaxGaps = 4096;

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

    /// <summary>Keeps the script waiting for so many milliseconds, as a browser does that asks another of its processes; less long where the call has to end.</summary>
    public void Pause(double milliseconds) => Wait(milliseconds);

    /// <summary>Answers a question about a canvas, as <see cref="ICanvasRenderer"/> describes; null where nothing in this program can draw it, or not in time.</summary>
    public string? Draw(string request)
    {
        try
        {
            return CanvasRenderers.Found?.Answer(request, Interrupt());
        }
        catch (OperationCanceledException)
        {
            // The machine ends the script that asked.
            return null;
        }
    }

    /// <summary>One of the functions of <c>Math</c> with the last digits that Chromium gives, as <see cref="BrowserEnvironment"/> numbers them.</summary>
    public static double Compute(double function, double x, double y) => BrowserMath.Compute((int)function, x, y);

    internal Action<double> Wait { get; init; } = static _ => { };

    /// <summary>Computes what a browser's sound engine does: lines of text, an empty one, and samples with two characters for each; nothing where the call has to end before.</summary>
    /// <param name="request">What to compute, as the environment writes it.</param>
    public string RenderAudio(string request) => Sound(request)?.ToString() ?? "";

    internal SoundAnswer? Sound(string request)
    {
        try
        {
            return SoundEngine.Answer(request, Interrupt());
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    internal Func<CancellationToken> Interrupt { get; init; } = static () => CancellationToken.None;

    /// <summary>Cryptographically random bytes as lower-case hexadecimal digits.</summary>
    public static string RandomHex(double count) => Convert.ToHexString(RandomNumberGenerator.GetBytes((int)count)).ToLowerInvariant();

    /// <summary>Notes one request for a missing member.</summary>
    public void ReportGap(string target, string member)
    {
        lock (_gaps)
        {
            if (_gaps.TryGetValue((target, member), out var count))
                _gaps[(target, member)] = count + 1;
            else if (_gaps.Count < MaxGaps)
                _gaps[(target, member)] = 1;
        }
    }
}
