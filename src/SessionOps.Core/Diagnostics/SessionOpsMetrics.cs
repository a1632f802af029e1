using System.Diagnostics.Metrics;
using SessionOps.Diagnostics;

namespace SessionOps;

/// <summary>What SessionOps counts, under the meter <c>SessionOps</c>.</summary>
public sealed class SessionOpsMetrics : IDisposable
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "SessionOps";

    // Attestations, and waiting for others, take from a tenth of a second to a minute; a mint takes about a millisecond.
    private static readonly double[] s_attestationBuckets = [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 30, 45, 60];
    private static readonly double[] s_stageBuckets = [0.005, 0.01, 0.025, 0.05, .. s_attestationBuckets];
    private static readonly double[] s_mintBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1];

    private readonly RecentCount _mints;
    private readonly Counter<long> _attestations;
    private readonly Histogram<double> _attestationSeconds;
    private readonly Histogram<double> _stageSeconds;
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
    /// <param name="timeProvider">The clock of counts per minute; null for the system's.</param>
    public SessionOpsMetrics(TimeProvider? timeProvider = null)
    {
        _mints = new RecentCount(timeProvider ?? TimeProvider.System);
        _attestations = Meter.CreateCounter<long>("sessionops.attestations", "{attestation}", "Attestations by outcome: a grade, or the id of the error.");
        _attestationSeconds = CreateSeconds(
            "sessionops.attestation.duration",
            "From the challenge to a warm minter, or to the error, by outcome.",
            s_attestationBuckets
        );
        _stageSeconds = CreateSeconds(
            "sessionops.attestation.stage.duration",
            "Each stage of an attestation, by stage; the outcome is ok, or the id of the error with which the attestation ended in it.",
            s_stageBuckets
        );
        _minted = Meter.CreateCounter<long>("sessionops.tokens.minted", "{token}", "PO tokens minted.");
        _mintSeconds = CreateSeconds("sessionops.mint.duration", "One mint, from the call of the minter to its token.", s_mintBuckets);
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
        _botGuardLatency = CreateSeconds("sessionops.botguard.latency", "Latencies that challenge scripts report.", s_stageBuckets);
        _cacheLookups = Meter.CreateCounter<long>(
            "sessionops.cache.lookups",
            "{lookup}",
            "Sessions and tokens that were asked for, by kind and by where they were found: memory, store or nowhere."
        );
        _leaseWait = CreateSeconds(
            "sessionops.lease.wait",
            "Waiting for another process that refreshes the session: from the refused lease to the session, or to giving up.",
            s_attestationBuckets
        );
    }

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

    /// <summary>Counts the stages of an attestation, of which the last failed if the attestation did.</summary>
    internal void StagesEnded(AttestationReport attestation)
    {
        for (var i = 0; i < attestation.Stages.Count; i++)
        {
            var (stage, duration) = attestation.Stages[i];
            var failed = attestation.Problem is not null && i == attestation.Stages.Count - 1;
            _stageSeconds.Record(
                duration.TotalSeconds,
                new KeyValuePair<string, object?>("stage", SessionOpsActivities.NameOf(stage)),
                new KeyValuePair<string, object?>("outcome", failed ? attestation.Outcome : "ok")
            );
        }
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

    internal void BotGuardReported(IReadOnlyDictionary<string, double> counts, IReadOnlyList<double> latenciesInMilliseconds)
    {
        foreach (var (logger, sum) in counts)
            _botGuardReports.Add(sum, new KeyValuePair<string, object?>("logger", logger));
        foreach (var latency in latenciesInMilliseconds)
            _botGuardLatency.Record(latency / 1000);
    }

    // On .NET 8 an instrument cannot suggest its buckets; a program sets them by a view.
    private Histogram<double> CreateSeconds(string name, string description, double[] buckets) =>
#if NET10_0_OR_GREATER
        Meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = buckets });
#else
        Meter.CreateHistogram<double>(name, "s", description);
#endif
}
