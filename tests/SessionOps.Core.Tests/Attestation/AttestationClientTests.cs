using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Attestation;
using SessionOps.Http;
using SessionOps.InnerTube;
using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Attestation;

public sealed class AttestationClientTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-attestation-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly SessionOpsMetrics _metrics = new();
    private bool _renewsAtThreshold;

    public void Dispose()
    {
        _metrics.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Mints_with_the_granted_integrity_token()
    {
        await using var minter = await AttestAsync("ok", """["AQID",43200,null,"fallback"]""");

        Assert.Equal(TokenGrade.Integrity, minter.Grade);
        Assert.Equal(_time.GetUtcNow().AddHours(12), minter.ExpiresAt);
        Assert.InRange(minter.RefreshAt, _time.GetUtcNow().AddHours(10), _time.GetUtcNow().AddHours(10.8));
        Assert.Equal("AQIDdmlkZW8=", await minter.MintAsync("video", CancellationToken.None));
    }

    [Theory]
    [InlineData("replaces-stringify")]
    [InlineData("replaces-tojson")]
    [InlineData("throws-tojson")]
    [InlineData("reports-no-number")]
    public async Task A_script_that_spoils_its_own_report_mints_all_the_same(string program)
    {
        await using var minter = await AttestAsync(program, """["AQID",43200,null,"fallback"]""");

        Assert.Equal("AQIDdmlkZW8=", await minter.MintAsync("video", CancellationToken.None));
    }

    [Fact]
    public async Task A_mint_is_counted_with_the_time_that_it_took()
    {
        var durations = new ConcurrentQueue<double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, listening) =>
        {
            if (instrument.Meter.Name == SessionOpsMetrics.MeterName && instrument.Name == "sessionops.mint.duration")
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => durations.Enqueue(seconds));
        listener.Start();
        await using var minter = await AttestAsync("ok", """["AQID",43200,null,"fallback"]""");

        await minter.MintAsync("video", CancellationToken.None);

        // The clock of the test stands still; other tests may mint at the same time.
        Assert.Contains(0, durations);
    }

    [Fact]
    public async Task Reports_each_stage_in_order()
    {
        var steps = new List<SessionStep>();

        await using var minter = await AttestAsync("ok", """["AQID",43200]""", progress: new ImmediateProgress(steps.Add));

        Assert.Equal([SessionStage.Setup, SessionStage.Snapshot, SessionStage.IntegrityToken], steps.Select(step => step.Stage));
        Assert.Equal(steps.Select(step => step.PercentComplete).Order(), steps.Select(step => step.PercentComplete));
    }

    [Fact]
    public async Task A_null_integrity_token_is_a_failure()
    {
        var error = await Assert.ThrowsAsync<AttestationException>(() => AttestAsync("ok", """[null,43200,null,"fallback"]"""));

        Assert.Equal((ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken), (error.ErrorId, error.Stage));
    }

    [Theory]
    [InlineData("ok", """[null,43200,null,"fallback-token"]""")]
    [InlineData("empty", """["AQID",43200,null,"fallback-token"]""")]
    public async Task The_fallback_token_is_given_to_who_asks_for_it_and_says_so(string program, string answer)
    {
        await using var minter = await AttestAsync(program, answer, allowFallback: true);

        Assert.Equal(TokenGrade.Fallback, minter.Grade);
        Assert.Equal("fallback-token", await minter.MintAsync("video", CancellationToken.None));
    }

    [Fact]
    public async Task No_fallback_token_is_a_failure_for_who_asks_for_it_too()
    {
        var error = await Assert.ThrowsAsync<AttestationException>(() => AttestAsync("ok", "[null,43200]", allowFallback: true));

        Assert.Equal(ErrorIds.NoIntegrityToken, error.ErrorId);
    }

    [Fact]
    public async Task An_empty_signal_output_is_a_failure_before_anything_is_sent()
    {
        using var service = new AnswerHandler("""["AQID",43200]""");

        var error = await Assert.ThrowsAsync<AttestationException>(() => AttestAsync("empty", service));

        Assert.Equal((ErrorIds.EmptySignalOutput, SessionStage.Snapshot), (error.ErrorId, error.Stage));
        Assert.Equal(0, service.Requests);
    }

    [Fact]
    public async Task An_integrity_token_that_is_no_base64_is_a_malformed_response()
    {
        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() => AttestAsync("ok", """["not base64!",43200]"""));

        Assert.Equal(ErrorIds.MalformedResponse, error.ErrorId);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(43199)]
    public async Task The_threshold_counts_mints_and_changes_no_lifetime(int threshold)
    {
        await using var minter = await AttestAsync("ok", $"""["AQID",43200,{threshold}]""");

        Assert.Equal(threshold, minter.MintRefreshThreshold);
        Assert.InRange(minter.RefreshAt, _time.GetUtcNow().AddHours(10), _time.GetUtcNow().AddHours(10.8));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Mints_are_counted_and_bring_the_refresh_forward_only_where_that_is_asked_for(bool renews)
    {
        _renewsAtThreshold = renews;
        await using var minter = await AttestAsync("ok", """["AQID",43200,2]""");
        await minter.MintAsync("a", CancellationToken.None);
        Assert.True(minter.RefreshAt > _time.GetUtcNow());

        await minter.MintAsync("b", CancellationToken.None);

        Assert.Equal(2, minter.Minted);
        Assert.Equal(renews, minter.RefreshAt <= _time.GetUtcNow());
    }

    [Fact]
    public async Task A_snapshot_that_is_answered_with_400_is_a_refusal_and_no_change_of_the_service()
    {
        using var service = new AnswerHandler("[3,\"Invalid value\"]", HttpStatusCode.BadRequest);

        var error = await Assert.ThrowsAsync<AttestationException>(() => AttestAsync("ok", service));

        Assert.Equal((ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken), (error.ErrorId, error.Stage));
        Assert.NotNull(error.CoverageGaps);
    }

    [Theory]
    [InlineData("")]
    [InlineData("=")]
    public async Task An_integrity_token_without_bytes_is_none(string token) =>
        await Assert.ThrowsAnyAsync<SessionOpsException>(() => AttestAsync("ok", $"""["{token}",43200]"""));

    [Fact]
    public async Task An_integrity_token_of_megabytes_is_a_malformed_response()
    {
        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() => AttestAsync("ok", $"""["{new string('A', 1_500_000)}",43200]"""));

        Assert.Equal(ErrorIds.MalformedResponse, error.ErrorId);
    }

    [Theory]
    [InlineData("mints-empty")]
    [InlineData("mints-detached")]
    [InlineData("mints-megabytes")]
    [InlineData("mints-error")]
    public async Task What_the_script_mints_is_a_token_or_an_error(string program)
    {
        await using var minter = await AttestAsync(program, """["AQID",43200]""");

        var error = await Assert.ThrowsAsync<AttestationException>(() => minter.MintAsync("video", CancellationToken.None));

        Assert.Equal((ErrorIds.MintFailed, SessionStage.Mint), (error.ErrorId, error.Stage));
        Assert.Equal(0, minter.Minted);
    }

    [Fact]
    public async Task A_fallback_token_with_other_characters_is_none() =>
        await Assert.ThrowsAsync<AttestationException>(() => AttestAsync("ok", """[null,43200,null,"fall;back"]""", allowFallback: true));

    private async Task<IPoTokenMinter> AttestAsync(string program, string answer, bool allowFallback = false, IProgress<SessionStep>? progress = null)
    {
        using var service = new AnswerHandler(answer);
        return await AttestAsync(program, service, allowFallback, progress);
    }

    private async Task<IPoTokenMinter> AttestAsync(string program, AnswerHandler service, bool allowFallback = false, IProgress<SessionStep>? progress = null)
    {
        using var http = new HttpClient(service, disposeHandler: false);
        var options = new SessionOpsOptions { CacheFolder = _folder.FullName };
        var sender = new YouTubeSender(http, options, _time);
        var api = new AttestationApi(sender, options, _time);
        var client = new AttestationClient(
            new ChallengeClient(new InnerTubeClient(sender, options, _time), api),
            new InterpreterClient(sender, options),
            api,
            new JintEngine(),
            new LifetimePolicy(new Random(1), new SessionOpsOptions().RefreshSchedule),
            _renewsAtThreshold,
            TimeSpan.FromSeconds(20),
            _metrics,
            _time,
            NullLogger<AttestationClient>.Instance
        );
        return await client.AttestAsync(MiniInterpreter.Page, MiniInterpreter.Challenge(program), allowFallback, progress, CancellationToken.None);
    }

    private sealed class ImmediateProgress(Action<SessionStep> report) : IProgress<SessionStep>
    {
        public void Report(SessionStep value) => report(value);
    }

    private sealed class AnswerHandler(string answer, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
    {
        public int Requests { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            return Task.FromResult(
                new HttpResponseMessage(status) { Content = new StringContent(answer, Encoding.UTF8, "application/json+protobuf"), RequestMessage = request }
            );
        }
    }
}
