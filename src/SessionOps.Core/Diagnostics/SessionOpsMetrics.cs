using System.Diagnostics.Metrics;
using SessionOps.Diagnostics;

namespace SessionOps;

/// <summary>What SessionOps counts, under the meter <c>SessionOps</c>.</summary>
public sealed class SessionOpsMetrics : IDisposable
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "SessionOps";

    /// <summary>The name of the histogram of attestations' durations.</summary>
    public const string AttestationDuration = "sessionops.attestation.duration";

    private readonly RecentCount _mints;
    private readonly Counter<long> _attestations;
    private readonly Histogram<double> _attestationSeconds;
    private readonly Counter<long> _minted;
    private readonly Histogram<double> _mintSeconds;
    private readonly Histogram<long> _minterTokens;
    private readonly Counter<long> _coverageGaps;
    private readonly Counter<long> _storeFailures;
    private readonly Counter<long> _servedStale;
    private readonly Counter<double> _botGuardReports;
    private readonly Histogram<double> _botGuardLatency;
    private readonly Counter<long> _cacheLookups;
    private readonly Histogram<double> _leaseWait;

    /// <summary>Opens the meter.</summary>
    /// <param name="timeProvider">The clock of what is counted by the minute; null for the system's.</param>
    public SessionOpsMetrics(TimeProvider? timeProvider = null)
    {
        _mints = new RecentCount(timeProvider ?? TimeProvider.System);
        _attestations = Meter.CreateCounter<long>("sessionops.attestations", "{attestation}", "Attestations by outcome: a grade, or the id of the error.");
        _attestationSeconds = Meter.CreateHistogram<double>(AttestationDuration, "s", "From the challenge to a warm minter, or to the error.");
        _minted = Meter.CreateCounter<long>("sessionops.tokens.minted", "{token}", "PO tokens minted.");
        _mintSeconds = Meter.CreateHistogram<double>("sessionops.mint.duration", "s", "One mint, from the call of the minter to its token.");
        _minterTokens = Meter.CreateHistogram<long>(
            "sessionops.minter.tokens",
            "{token}",
            "PO tokens that one minter has minted, when it ends; YouTube's player renews its minter after 100."
        );
        _coverageGaps = Meter.CreateCounter<long>("sessionops.coverage_gaps", "{member}", "Members that challenges asked for and the environment lacks.");
        _storeFailures = Meter.CreateCounter<long>("sessionops.store.failures", "{failure}", "Reads and writes that the store refused or did not answer.");
        _servedStale = Meter.CreateCounter<long>(
            "sessionops.sessions.served_from_memory",
            "{session}",
            "Sessions served from memory because the store was away."
        );
        _botGuardReports = Meter.CreateCounter<double>("sessionops.botguard.reports", null, "What challenge scripts report through their loggers, by logger.");
        _botGuardLatency = Meter.CreateHistogram<double>("sessionops.botguard.latency", "ms", "Latencies that challenge scripts report.");
        _cacheLookups = Meter.CreateCounter<long>(
            "sessionops.cache.lookups",
            "{lookup}",
            "Sessions and tokens that were asked for, by kind and by where they were found: memory, store or nowhere."
        );
        _leaseWait = Meter.CreateHistogram<double>(
            "sessionops.lease.wait",
            "s",
            "Waiting for another process that refreshes the session: from the refused lease to the session, or to giving up."
        );
    }

    /// <summary>The buckets for durations of attestations, in seconds: they take from a tenth of a second to a minute.</summary>
    public static IReadOnlyList<double> AttestationBuckets { get; } = [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 30, 45, 60];

    /// <summary>The meter; that of another service has the same name.</summary>
    internal Meter Meter { get; } = new(MeterName);

    /// <summary>How many tokens were minted.</summary>
    internal long TotalMinted => _mints.Total;

    /// <summary>How many of them within the last minute.</summary>
    internal int MintedLastMinute => _mints.LastMinute;

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();

    internal void Attested(string outcome, TimeSpan duration, int coverageGaps)
    {
        _attestations.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        _attestationSeconds.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        if (coverageGaps > 0)
            _coverageGaps.Add(coverageGaps);
    }

    /// <summary>Watches the breaker.</summary>
    internal void WatchBreaker(Func<bool> isOpen) =>
        Meter.CreateObservableGauge(
            "sessionops.breaker.open",
            () => isOpen() ? 1 : 0,
            null,
            "1 while no attestation is tried after repeated failures, else 0."
        );

    internal void Minted(TimeSpan duration)
    {
        _minted.Add(1);
        _mintSeconds.Record(duration.TotalSeconds);
        _mints.Add();
    }

    internal void LookedUp(string kind, string found) =>
        _cacheLookups.Add(1, new KeyValuePair<string, object?>("kind", kind), new KeyValuePair<string, object?>("found", found));

    internal void WaitedForLease(TimeSpan duration) => _leaseWait.Record(duration.TotalSeconds);

    internal void MinterEnded(int minted) => _minterTokens.Record(minted);

    internal void StoreFailed(string errorId) => _storeFailures.Add(1, new KeyValuePair<string, object?>("error", errorId));

    internal void ServedFromMemory() => _servedStale.Add(1);

    internal void BotGuardReported(IReadOnlyDictionary<string, double> counts, IReadOnlyList<double> latencies)
    {
        foreach (var (logger, sum) in counts)
            _botGuardReports.Add(sum, new KeyValuePair<string, object?>("logger", logger));
        foreach (var latency in latencies)
            _botGuardLatency.Record(latency);
    }
}
