using System.Diagnostics.Metrics;

namespace SessionOps;

/// <summary>What SessionOps counts, under the meter <c>SessionOps</c>.</summary>
public sealed class SessionOpsMetrics : IDisposable
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string MeterName = "SessionOps";

    private readonly Meter _meter = new(MeterName);
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

    /// <summary>Opens the meter.</summary>
    public SessionOpsMetrics()
    {
        _attestations = _meter.CreateCounter<long>("sessionops.attestations", "{attestation}", "Attestations by outcome: a grade, or the id of the error.");
        _attestationSeconds = _meter.CreateHistogram<double>("sessionops.attestation.duration", "s", "From the challenge to a warm minter, or to the error.");
        _minted = _meter.CreateCounter<long>("sessionops.tokens.minted", "{token}", "PO tokens minted.");
        _mintSeconds = _meter.CreateHistogram<double>("sessionops.mint.duration", "s", "One mint, from the call of the minter to its token.");
        _minterTokens = _meter.CreateHistogram<long>(
            "sessionops.minter.tokens",
            "{token}",
            "PO tokens that one minter has minted, when it ends; YouTube's player renews its minter after 100."
        );
        _coverageGaps = _meter.CreateCounter<long>("sessionops.coverage_gaps", "{member}", "Members that challenges asked for and the environment lacks.");
        _storeFailures = _meter.CreateCounter<long>("sessionops.store.failures", "{failure}", "Reads and writes that the store refused or did not answer.");
        _servedStale = _meter.CreateCounter<long>(
            "sessionops.sessions.served_from_memory",
            "{session}",
            "Sessions served from memory because the store was away."
        );
        _botGuardReports = _meter.CreateCounter<double>("sessionops.botguard.reports", null, "What challenge scripts report through their loggers, by logger.");
        _botGuardLatency = _meter.CreateHistogram<double>("sessionops.botguard.latency", "ms", "Latencies that challenge scripts report.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal void Attested(string outcome, TimeSpan duration, int coverageGaps)
    {
        _attestations.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        _attestationSeconds.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        if (coverageGaps > 0)
            _coverageGaps.Add(coverageGaps);
    }

    internal void Minted(TimeSpan duration)
    {
        _minted.Add(1);
        _mintSeconds.Record(duration.TotalSeconds);
    }

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
