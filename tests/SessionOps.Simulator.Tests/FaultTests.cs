using SessionOps.Simulator.Faults;

namespace SessionOps.Simulator.Tests;

/// <summary>Each fault ends in its typed error.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(FaultKind.ServerError, null, ErrorIds.ServerError)]
    [InlineData(FaultKind.ServerError, "/api/jnn", ErrorIds.ServerError)]
    [InlineData(FaultKind.TooManyRequests, null, ErrorIds.RateLimited)]
    [InlineData(FaultKind.Consent, null, ErrorIds.ConsentRequired)]
    [InlineData(FaultKind.Captcha, null, ErrorIds.CaptchaRequired)]
    [InlineData(FaultKind.Truncation, null, ErrorIds.MalformedResponse)]
    [InlineData(FaultKind.Truncation, "/js/th", ErrorIds.MalformedResponse)]
    [InlineData(FaultKind.Truncation, "/api/jnn", ErrorIds.MalformedResponse)]
    [InlineData(FaultKind.SilentTruncation, null, ErrorIds.MalformedResponse)]
    [InlineData(FaultKind.SilentTruncation, "/js/th", ErrorIds.InterpreterHashMismatch)]
    [InlineData(FaultKind.SilentTruncation, "/api/jnn", ErrorIds.MalformedResponse)]
    [InlineData(FaultKind.WrongContentType, null, ErrorIds.MalformedResponse)]
    [InlineData(FaultKind.WrongHash, null, ErrorIds.InterpreterHashMismatch)]
    [InlineData(FaultKind.InterpreterRedirect, null, ErrorIds.InterpreterRefused)]
    [InlineData(FaultKind.InterpreterElsewhere, null, ErrorIds.InterpreterRefused)]
    [InlineData(FaultKind.SyntaxError, null, ErrorIds.ScriptFailed)]
    [InlineData(FaultKind.EndlessRecursion, null, ErrorIds.ScriptLimitExceeded)]
    [InlineData(FaultKind.SnapshotError, null, ErrorIds.ChallengeRejected)]
    [InlineData(FaultKind.EmptySignalOutput, null, ErrorIds.EmptySignalOutput)]
    [InlineData(FaultKind.NullIntegrityToken, null, ErrorIds.NoIntegrityToken)]
    public async Task Ends_in_its_error(FaultKind kind, string? path, string errorId)
    {
        await using var world = await EndToEnd.StartAsync(null, new Fault(kind, path));

        var error = await Assert.ThrowsAnyAsync<SessionOpsException>(() => world.NewSessionAsync());

        Assert.True(errorId == error.ErrorId, $"{error.ErrorId}: {error.Message}");
    }

    [Theory]
    [InlineData(FaultKind.EndlessLoop)]
    [InlineData(FaultKind.MemoryBomb)]
    [InlineData(FaultKind.SnapshotNeverSettles)]
    public async Task What_never_ends_is_ended_by_a_limit(FaultKind kind)
    {
        await using var world = await EndToEnd.StartAsync(TimeSpan.FromSeconds(6), null, new Fault(kind));

        var error = await Assert.ThrowsAsync<AttestationException>(() => world.NewSessionAsync());

        Assert.Equal(ErrorIds.ScriptLimitExceeded, error.ErrorId);
    }

    [Fact]
    public async Task A_rate_limit_says_how_long_to_wait_and_is_obeyed()
    {
        await using var world = await EndToEnd.StartAsync(null, new Fault(FaultKind.TooManyRequests, Count: 1, Seconds: 77));

        var limited = await Assert.ThrowsAsync<RateLimitedException>(() => world.NewSessionAsync());
        var cooling = await Assert.ThrowsAsync<RateLimitedException>(() => world.NewSessionAsync());

        Assert.Equal(TimeSpan.FromSeconds(77), limited.RetryAfter);
        Assert.Equal(ErrorIds.CoolingDown, cooling.ErrorId);
        Assert.Equal(0, world.Simulator.State.Pages);
    }

    [Fact]
    public async Task The_fallback_token_comes_only_on_request_and_is_refused_by_the_player()
    {
        await using var world = await EndToEnd.StartAsync(null, new Fault(FaultKind.NullIntegrityToken));

        var session = await world.NewSessionAsync(allowFallback: true);
        var result = await world.Service.TestSessionAsync(session, null, CancellationToken.None);

        Assert.Equal(TokenGrade.Fallback, session.Grade);
        Assert.False(result.Served);
    }

    [Theory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task A_snapshot_that_is_refused_with_400_is_an_attestation_failure(string engine)
    {
        await using var world = await EndToEnd.StartAsync(null, new Fault(FaultKind.InvalidSnapshot));
        await using var service = Hosting.SessionServices.Create(world.Options with { Engine = engine });

        var error = await Assert.ThrowsAsync<AttestationException>(() => service.GetSessionAsync(new SessionRequest(), null, CancellationToken.None));

        Assert.Equal((ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken), (error.ErrorId, error.Stage));
    }

    [Fact]
    public async Task A_page_without_any_challenge_names_what_was_tried()
    {
        await using var world = await EndToEnd.StartAsync(
            new SimulatorOptions { ChallengePlace = ChallengePlace.None },
            new Fault(FaultKind.NoChallenge),
            new Fault(FaultKind.ServerError, "/api/jnn/v1/Create")
        );

        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() => world.NewSessionAsync());

        Assert.Equal(ErrorIds.MissingChallenge, error.ErrorId);
        Assert.Contains("att/get", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slow_answer_can_be_given_up()
    {
        await using var world = await EndToEnd.StartAsync(null, new Fault(FaultKind.Latency, Seconds: 3600));
        using var impatient = new CancellationTokenSource();
        var running = world.Service.CreateSessionAsync(new SessionRequest(), null, impatient.Token);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_process_goes_on_after_every_hostile_script()
    {
        await using var world = await EndToEnd.StartAsync(null, new Fault(FaultKind.EndlessRecursion, Count: 1), new Fault(FaultKind.SyntaxError, Count: 1));
        await Assert.ThrowsAsync<AttestationException>(() => world.NewSessionAsync());

        Assert.Equal(TokenGrade.Integrity, (await world.NewSessionAsync()).Grade);
    }
}
