using System.Diagnostics;

namespace SessionOps.Diagnostics;

/// <summary>Follows one attestation through its stages and reports them to the caller, the journal and the trace.</summary>
/// <param name="sessionName">The session that it is for; null for a snapshot alone.</param>
/// <param name="reported">Another receiver of the stages; null for none.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class AttestationRecord(string? sessionName, IProgress<SessionStep>? reported, TimeProvider timeProvider) : IProgress<SessionStep>, IDisposable
{
    private readonly DateTimeOffset _startedAt = timeProvider.GetUtcNow();
    private readonly List<StageDuration> _stages = [];
    private readonly Activity? _attestation = SessionOpsActivities.Source.StartActivity("attestation")?.SetTag("sessionops.session", sessionName);
    private Activity? _span;
    private long _since;
    private bool _began;

    /// <summary>The stage that it is in.</summary>
    public SessionStage Stage { get; private set; }

    public void Report(SessionStep value)
    {
        if (!_began || value.Stage != Stage)
            Begin(value.Stage);
        reported?.Report(value);
    }

    /// <summary>Ends it successfully.</summary>
    public AttestationReport Succeeded(string outcome, IReadOnlyList<CoverageGap> gaps) => End(outcome, problem: null, gaps);

    /// <summary>Ends it with an error.</summary>
    public AttestationReport Failed(Exception error)
    {
        var known = error as SessionOpsException;
        // The text of an error that is not ours may hold anything.
        return End(
            known?.ErrorId ?? error.GetType().Name,
            known?.Message ?? "SessionOps itself failed; the log has the error.",
            (error as AttestationException)?.CoverageGaps ?? []
        );
    }

    public void Dispose()
    {
        _span?.Dispose();
        _attestation?.Dispose();
    }

    private AttestationReport End(string outcome, string? problem, IReadOnlyList<CoverageGap> gaps)
    {
        EndStage();
        if (problem is not null)
        {
            _span?.SetStatus(ActivityStatusCode.Error, outcome);
            _attestation?.SetStatus(ActivityStatusCode.Error, outcome);
        }

        _attestation?.SetTag("sessionops.outcome", outcome).SetTag("sessionops.coverage_gaps", gaps.Count);
        return new AttestationReport
        {
            SessionName = sessionName,
            StartedAt = _startedAt,
            Stages = [.. _stages],
            Outcome = outcome,
            Problem = problem,
            CoverageGaps = gaps,
        };
    }

    private void Begin(SessionStage stage)
    {
        EndStage();
        _span?.Dispose();
        (Stage, _since, _began) = (stage, timeProvider.GetTimestamp(), true);
        if (_attestation is null)
            return;
        // A stage is begun in one method and ended in another: it must not become the current activity.
        _span = SessionOpsActivities.Source.StartActivity(SessionOpsActivities.NameOf(stage), ActivityKind.Internal, _attestation.Context);
        Activity.Current = _attestation;
    }

    private void EndStage()
    {
        if (_began)
            _stages.Add(new StageDuration(Stage, timeProvider.GetElapsedTime(_since)));
        _began = false;
    }
}
