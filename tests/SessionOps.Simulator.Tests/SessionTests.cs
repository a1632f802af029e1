namespace SessionOps.Simulator.Tests;

public sealed class SessionTests
{
    [Fact]
    public async Task A_session_is_granted_integrity_and_its_tokens_verify()
    {
        await using var world = await EndToEnd.StartAsync();

        var session = await world.NewSessionAsync();
        var token = await world.MintAsync("jNQXAC9IVRw");

        Assert.Equal(TokenGrade.Integrity, session.Grade);
        Assert.Equal(ChallengeSource.Page, session.ChallengeSource);
        Assert.Empty(session.CoverageGaps);
        Assert.True(world.Simulator.State.VerifyToken(session.PoToken.Value, session.VisitorData).IsValid);
        Assert.True(world.Simulator.State.VerifyToken(token.Value, "jNQXAC9IVRw").IsValid);
        Assert.False(world.Simulator.State.VerifyToken(token.Value, "another-one").IsValid);
        Assert.Equal(1, world.Simulator.State.Granted);
    }

    [Fact]
    public async Task A_hundred_bindings_on_a_cold_service_cause_one_attestation()
    {
        await using var world = await EndToEnd.StartAsync();

        var tokens = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => world.MintAsync($"video{i:000000}"))));

        Assert.Equal(1, world.Simulator.State.Attestations);
        Assert.All(tokens, token => Assert.True(world.Simulator.State.VerifyToken(token.Value, token.ContentBinding).IsValid));
    }

    [Fact]
    public async Task A_session_is_accepted_by_the_player()
    {
        await using var world = await EndToEnd.StartAsync();
        var session = await world.NewSessionAsync();

        var result = await world.Service.TestSessionAsync(session, videoId: null, CancellationToken.None);

        Assert.True(result.Accepted, result.Reason);
    }

    [Fact]
    public async Task A_session_with_a_foreign_token_is_refused_with_the_reason()
    {
        await using var world = await EndToEnd.StartAsync();
        var session = await world.NewSessionAsync();
        var other = await world.MintAsync("another-one");

        var result = await world.Service.TestSessionAsync(session with { PoToken = other }, videoId: null, CancellationToken.None);

        Assert.False(result.Accepted);
        Assert.Equal("LOGIN_REQUIRED", result.Status);
        Assert.Contains("another content binding", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_older_form_of_the_challenge_is_read_too()
    {
        await using var world = await EndToEnd.StartAsync(new SimulatorOptions { ChallengePlace = ChallengePlace.Older });

        Assert.Equal(ChallengeSource.Page, (await world.NewSessionAsync()).ChallengeSource);
    }

    [Fact]
    public async Task Without_a_challenge_in_the_page_att_get_gives_one()
    {
        await using var world = await EndToEnd.StartAsync(new SimulatorOptions { ChallengePlace = ChallengePlace.None });

        var session = await world.NewSessionAsync();

        Assert.Equal((ChallengeSource.AttestationGet, TokenGrade.Integrity), (session.ChallengeSource, session.Grade));
    }

    [Fact]
    public async Task Without_att_get_either_Create_gives_one()
    {
        await using var world = await EndToEnd.StartAsync(
            new SimulatorOptions { ChallengePlace = ChallengePlace.None }, new Faults.Fault(Faults.FaultKind.NoChallenge, "/youtubei/v1/att/get"));

        var session = await world.NewSessionAsync();

        Assert.Equal((ChallengeSource.Create, TokenGrade.Integrity), (session.ChallengeSource, session.Grade));
    }

    [Fact]
    public async Task Visitor_data_and_rollout_token_alone_need_no_attestation()
    {
        await using var world = await EndToEnd.StartAsync();

        var visitorData = await world.Service.GetVisitorDataAsync(CancellationToken.None);
        var rolloutToken = await world.Service.GetRolloutTokenAsync(CancellationToken.None);

        Assert.Equal(("US", 11), (visitorData.Country, visitorData.VisitorId.Length));
        Assert.StartsWith("21.YT=TF_", visitorData.Experiment, StringComparison.Ordinal);
        Assert.NotNull(rolloutToken.Id);
        Assert.Equal(0, world.Simulator.State.Attestations);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Visitor_data_has_fallbacks(int broken)
    {
        var paths = new[] { "/", "/youtubei/v1/visitor_id" }[..broken];
        // The first path is the start of all others, so it is broken for as many requests as the page gets tries.
        await using var world = await EndToEnd.StartAsync(null, [.. paths.Select(path => new Faults.Fault(Faults.FaultKind.SilentTruncation, path, Count: broken))]);

        var visitorData = await world.Service.GetVisitorDataAsync(CancellationToken.None);

        Assert.Equal("US", visitorData.Country);
    }

    [Fact]
    public async Task A_lifetime_that_would_attest_for_each_call_is_taken_for_longer()
    {
        await using var world = await EndToEnd.StartAsync(null, new Faults.Fault(Faults.FaultKind.ShortLifetime, Count: 1, Seconds: 0.001));
        var first = await world.NewSessionAsync();

        var second = await world.Service.GetSessionAsync(new SessionRequest(), null, CancellationToken.None);

        Assert.Equal(first.VisitorData, second.VisitorData);
        Assert.Equal(1, world.Simulator.State.Granted);
    }
}
