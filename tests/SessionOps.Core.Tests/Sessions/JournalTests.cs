using System.Diagnostics;
using System.Diagnostics.Metrics;
using SessionOps.Diagnostics;

namespace SessionOps.Core.Tests.Sessions;

public sealed class JournalTests : SessionServiceWorld
{
    [Fact]
    public async Task Remembers_an_attestation_with_its_stages()
    {
        var service = NewService();

        await Shared(service);

        var report = Assert.Single(service.Status.Attestations);
        Assert.Equal(("default", "Integrity", null), (report.SessionName, report.Outcome, report.Problem));
        Assert.Equal([SessionStage.Page, SessionStage.Challenge, SessionStage.Mint], report.Stages.Select(static stage => stage.Stage));
        Assert.Null(service.Status.LastFailure);
    }

    [Fact]
    public async Task Measures_each_stage()
    {
        var gate = new TaskCompletionSource();
        _attestation.Hold(gate.Task);
        var service = NewService();

        var session = Shared(service);
        await _attestation.Entered;
        _time.Advance(TimeSpan.FromSeconds(3));
        gate.SetResult();
        await session;

        var report = service.Status.Attestations[0];
        Assert.Equal(TimeSpan.FromSeconds(3), report.Stages.Single(static stage => stage.Stage == SessionStage.Challenge).Duration);
        Assert.Equal(TimeSpan.FromSeconds(3), report.Duration);
    }

    [Fact]
    public void Counts_each_stage_and_the_one_that_failed_by_its_error()
    {
        using var metrics = new SessionOpsMetrics();
        var measured = new List<(object? Stage, object? Outcome, double Seconds)>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter == metrics.Meter && instrument.Name == "sessionops.attestation.stage.duration")
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, tags, _) => measured.Add((tags[0].Value, tags[1].Value, seconds)));
        listener.Start();

        new AttestationJournal(metrics).Add(
            new AttestationReport
            {
                SessionName = "default",
                StartedAt = DateTimeOffset.UnixEpoch,
                Stages = [new(SessionStage.Page, TimeSpan.FromSeconds(1)), new(SessionStage.IntegrityToken, TimeSpan.FromSeconds(2))],
                Outcome = ErrorIds.NoIntegrityToken,
                Problem = "None was granted.",
                CoverageGaps = [],
            }
        );

        Assert.Equal([("page", "ok", 1), ("GenerateIT", ErrorIds.NoIntegrityToken, 2)], measured);
    }

    [Fact]
    public async Task Remembers_the_last_failure_longer_than_the_last_attestations()
    {
        var service = NewService();
        _attestation.Failure = new AttestationException(ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken, "None was granted.")
        {
            CoverageGaps = [new CoverageGap("Document", "member", 1)],
        };
        await Assert.ThrowsAsync<AttestationException>(() => Shared(service));
        _attestation.Failure = null;
        for (var attestations = 0; attestations < AttestationJournal.Length; attestations++)
            await service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);

        var status = service.Status;

        Assert.Equal(AttestationJournal.Length, status.Attestations.Count);
        Assert.All(status.Attestations, static report => Assert.Equal("Integrity", report.Outcome));
        Assert.Equal((ErrorIds.NoIntegrityToken, "None was granted."), (status.LastFailure!.Outcome, status.LastFailure.Problem));
        Assert.Equal("member", Assert.Single(status.LastFailure.CoverageGaps).Member);
    }

    [Fact]
    public async Task Tells_nothing_of_an_error_that_is_not_its_own()
    {
        var service = NewService();
        _attestation.Failure = new InvalidOperationException("A text that may hold anything.");

        await Assert.ThrowsAsync<InvalidOperationException>(() => Shared(service));

        Assert.DoesNotContain("anything", service.Status.LastFailure!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Makes_a_span_of_each_stage_below_that_of_the_caller()
    {
        var spans = new List<Activity>();
        using var source = new ActivitySource("test");
        using var listener = new ActivityListener
        {
            ShouldListenTo = static listened => listened.Name is SessionOpsActivities.SourceName or "test",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans)
                    spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var service = NewService();

        using (var request = source.StartActivity("request"))
        {
            var session = await Shared(service);
            await service.IdleAsync();

            // Other tests have spans of their own.
            var mine = Mine(request!);
            var attestation = mine.Single(static span => span.DisplayName == "attestation");
            var stages = mine.Where(span => span.ParentSpanId == attestation.SpanId).Select(static span => span.DisplayName);
            Assert.Equal(["page", "interpreter", "mint"], stages);
            Assert.Equal("Integrity", attestation.GetTagItem("sessionops.outcome"));
            Assert.Contains(mine, static span => span.DisplayName == "store write");
            var texts = mine.SelectMany(static span => span.TagObjects).Select(static tag => tag.Value?.ToString() ?? "").ToList();
            Assert.DoesNotContain(texts, text => text.Contains(session.VisitorData, StringComparison.Ordinal));
            Assert.DoesNotContain(texts, text => text.Contains(session.PoToken.Value, StringComparison.Ordinal));
        }

        List<Activity> Mine(Activity request)
        {
            lock (spans)
                return [.. spans.Where(span => span.TraceId == request.TraceId)];
        }
    }
}
