namespace SessionOps.Diagnostics;

/// <summary>Remembers the last attestations, and the last one that failed; counts the stages of all of them.</summary>
internal sealed class AttestationJournal(SessionOpsMetrics metrics)
{
    /// <summary>How many are remembered.</summary>
    public const int Length = 10;

    private readonly object _gate = new();
    private AttestationReport[] _reports = [];
    private AttestationReport? _lastFailure;

    /// <summary>The last ones, newest first.</summary>
    public IReadOnlyList<AttestationReport> Reports => Volatile.Read(ref _reports);

    /// <summary>The last one that failed; null when none has.</summary>
    public AttestationReport? LastFailure => Volatile.Read(ref _lastFailure);

    /// <summary>Adds one that ended.</summary>
    public void Add(AttestationReport report)
    {
        metrics.StagesEnded(report);
        lock (_gate)
        {
            Volatile.Write(ref _reports, [report, .. _reports.Take(Length - 1)]);
            if (report.Problem is not null)
                Volatile.Write(ref _lastFailure, report);
        }
    }
}
