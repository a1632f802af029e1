using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace SessionOps.Fuzz;

/// <summary>Gives one target changed inputs, and keeps those that broke something.</summary>
internal sealed class Campaign
{
    // A reader that takes longer has no bound: the largest input is 16 kB.
    private static readonly TimeSpan s_slow = TimeSpan.FromSeconds(2);

    private readonly FuzzTarget _target;
    private readonly DirectoryInfo _findings;
    private readonly Random _random;
    private readonly List<byte[]> _seeds;
    private readonly HashSet<string> _places = [];
    private long _executions;
    private long _taken;
    private TimeSpan _slowest;
    private TimeSpan _elapsed;

    /// <summary>Begins with the corpus of the repository.</summary>
    public Campaign(FuzzTarget target, int seed, DirectoryInfo findings)
    {
        (_target, _findings, _random) = (target, findings, new Random(seed));
        _seeds = [.. target.Seeds()];
    }

    /// <summary>How many different things broke.</summary>
    public int Findings => _places.Count;

    /// <summary>Adds the files of a folder below which the target has one of its own.</summary>
    public void Add(DirectoryInfo? corpus)
    {
        if (corpus?.EnumerateDirectories(_target.Name).SingleOrDefault() is { } folder)
            _seeds.AddRange(
                folder
                    .EnumerateFiles("*", SearchOption.AllDirectories)
                    .Where(static file => file.Length > 0)
                    .Select(static file => File.ReadAllBytes(file.FullName))
            );
    }

    /// <summary>Runs until either limit.</summary>
    public void Run(long executions, TimeSpan limit)
    {
        var mutator = new Mutator(_seeds, _random);
        var started = Stopwatch.GetTimestamp();
        for (; _executions < executions && (_elapsed = Stopwatch.GetElapsedTime(started)) < limit; _executions++)
            Try(mutator.Next());
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{_target.Name, -10} {_executions, 11:N0} inputs, {_taken, 11:N0} taken, {_elapsed.TotalSeconds, 6:0} s, slowest {_slowest.TotalMilliseconds, 6:0} ms, {Findings} findings"
        );

    // Whatever is thrown is what this is for.
#pragma warning disable CA1031
    private void Try(byte[] input)
    {
        var started = Stopwatch.GetTimestamp();
        try
        {
            if (_target.Accepts(input))
                _taken++;
        }
        catch (Exception error)
        {
            Keep(
                input,
                error.GetType().Name + error.StackTrace?.Split('\n').FirstOrDefault(static line => !line.Contains(" System.", StringComparison.Ordinal)),
                error
            );
        }

        var took = Stopwatch.GetElapsedTime(started);
        _slowest = took > _slowest ? took : _slowest;
        if (took > s_slow)
            Keep(input, "slow", error: null);
    }
#pragma warning restore CA1031

    // The same place again is the same finding.
    private void Keep(byte[] input, string place, Exception? error)
    {
        if (!_places.Add(place))
            return;
        _findings.Create();
        var path = Path.Combine(_findings.FullName, $"{_target.Name}-{Convert.ToHexStringLower(SHA256.HashData(input).AsSpan(0, 4))}");
        File.WriteAllBytes(path, input);
        Console.WriteLine($"{path}: {error?.ToString() ?? "took too long"}");
    }
}
