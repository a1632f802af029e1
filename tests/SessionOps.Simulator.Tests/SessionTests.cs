using SessionOps.Tokens;

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

    [Theory]
    [InlineData(MediaBinding.Video, BindingKind.VideoId)]
    [InlineData(MediaBinding.VisitorData, BindingKind.VisitorData)]
    public async Task A_session_is_served_and_its_token_taken_by_the_media_server(MediaBinding binding, BindingKind expected)
    {
        await using var world = await EndToEnd.StartAsync(new SimulatorOptions { MediaBinding = binding });
        var session = await world.NewSessionAsync();

        var result = await world.Service.TestSessionAsync(session, videoId: null, CancellationToken.None);

        Assert.Equal(expected, session.MediaBinding);
        Assert.Equal((true, TokenAcceptance.Accepted), (result.Served, result.Token));
        Assert.Equal(1, world.Simulator.State.MediaRequests);
    }

    [Theory]
    [InlineData(MediaBinding.Video)]
    [InlineData(MediaBinding.VisitorData)]
    public async Task A_token_with_the_wrong_binding_is_refused_by_the_media_server_though_the_session_is_served(MediaBinding binding)
    {
        await using var world = await EndToEnd.StartAsync(new SimulatorOptions { MediaBinding = binding });
        var session = await world.NewSessionAsync();

        // What a page that says nothing, or something that is no longer true, leads to.
        var result = await world.Service.TestSessionAsync(
            session with
            {
                MediaBinding = binding == MediaBinding.Video ? null : BindingKind.VideoId,
            },
            videoId: null,
            CancellationToken.None
        );

        Assert.Equal((true, TokenAcceptance.Refused), (result.Served, result.Token));
    }

    [Fact]
    public async Task Without_a_media_address_nothing_is_proven_and_a_strict_test_fails()
    {
        await using var world = await EndToEnd.StartAsync(new SimulatorOptions { OpenMedia = false });
        var session = await world.NewSessionAsync();

        var result = await world.Service.TestAsync(session, "", "jNQXAC9IVRw", strict: false, CancellationToken.None);
        var error = await Assert.ThrowsAsync<SessionOpsException>(() => world.Service.TestAsync(session, "", null, strict: true, CancellationToken.None));

        Assert.Equal((true, TokenAcceptance.NotProven), (result.Served, result.Token));
        Assert.Equal((ErrorIds.NotProven, 0), (error.ErrorId, world.Simulator.State.MediaRequests));
    }

    [Fact]
    public async Task The_pages_cookies_are_kept_with_the_session_and_stand_in_a_file_for_its_owner_alone()
    {
        await using var world = await EndToEnd.StartAsync();
        var session = await world.NewSessionAsync();
        var file = Path.Combine(world.Folder, "cookies.txt");

        var arguments = await YtDlpArguments.CreateAsync(
            world.Service,
            session,
            new YtDlpRequest { VideoId = "jNQXAC9IVRw", CookieFile = file },
            progress: null,
            CancellationToken.None
        );

        Assert.Equal(session.VisitorId, session.Cookies.Single(cookie => cookie.Name == "VISITOR_INFO1_LIVE").Value);
        Assert.Equal(["--cookies", file], arguments.TakeLast(2));
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal("# Netscape HTTP Cookie File", lines[0]);
        Assert.Contains(
            lines,
            line =>
                line.StartsWith("#HttpOnly_127.0.0.1\tFALSE\t/\tFALSE\t", StringComparison.Ordinal)
                && line.EndsWith($"VISITOR_INFO1_LIVE\t{session.VisitorId}", StringComparison.Ordinal)
        );
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Theory]
    [InlineData(MediaBinding.Video, "jNQXAC9IVRw", 3, 0)]
    [InlineData(MediaBinding.VisitorData, "jNQXAC9IVRw", 3, 0)]
    [InlineData(MediaBinding.Video, null, 0, 1)]
    [InlineData(MediaBinding.VisitorData, null, 1, 0)]
    public async Task Arguments_of_yt_dlp_have_the_tokens_that_the_page_asks_for(MediaBinding binding, string? videoId, int tokens, int warnings)
    {
        await using var world = await EndToEnd.StartAsync(new SimulatorOptions { MediaBinding = binding });
        var session = await world.NewSessionAsync();
        var warned = new Warnings();

        var arguments = await YtDlpArguments.CreateAsync(world.Service, session, new YtDlpRequest { VideoId = videoId }, warned, CancellationToken.None);

        var given = arguments[3].Split(";po_token=") is [_, var list] ? list.Split(',') : [];
        Assert.Equal((tokens, warnings), (given.Length, warned.Messages.Count));
        foreach (var item in given)
        {
            var expected = item.StartsWith("web.gvs+", StringComparison.Ordinal) && binding == MediaBinding.VisitorData ? session.VisitorData : videoId!;
            Assert.True(world.Simulator.State.VerifyToken(item.Split('+', 2)[1], expected).IsValid, item);
        }
    }

    [Theory]
    [InlineData("jint")]
    [InlineData("v8")]
    public async Task A_snapshot_is_bound_to_what_is_asked_for(string engine)
    {
        await using var world = await EndToEnd.StartAsync();
        await using var service = Hosting.SessionServices.Create(world.Options with { Engine = engine });

        var snapshot = await service.TakeSnapshotAsync(
            new SnapshotBinding { Engagement = "ENGAGEMENT_TYPE_VIDEO_LIKE", AdditionalProperties = """{"x":[1,{"y":null}]}""" },
            progress: null,
            CancellationToken.None
        );

        Assert.StartsWith("$", snapshot.Value, StringComparison.Ordinal);
        Assert.Equal((engine, ChallengeSource.Page, 0), (snapshot.Engine, snapshot.ChallengeSource, world.Simulator.State.Attestations));
        await Assert.ThrowsAsync<InvalidInputException>(() =>
            service.TakeSnapshotAsync(new SnapshotBinding { AdditionalProperties = "[1]" }, null, CancellationToken.None)
        );
        await Assert.ThrowsAsync<InvalidInputException>(() =>
            service.TakeSnapshotAsync(new SnapshotBinding { Engagement = "e", AdditionalProperties = """{"e":1}""" }, null, CancellationToken.None)
        );
    }

    [Fact]
    public async Task Mints_are_counted_in_the_status()
    {
        await using var world = await EndToEnd.StartAsync();
        await world.NewSessionAsync();
        await world.MintAsync("jNQXAC9IVRw");

        var minter = Assert.Single(world.Service.Status.Minters);

        Assert.Equal(("default", 2, 100), (minter.SessionName, minter.Minted, minter.MintRefreshThreshold));
    }

    [Theory]
    [InlineData(ChallengePlace.CurrentObject, false, ChallengeSource.Page)]
    [InlineData(ChallengePlace.None, true, ChallengeSource.AttestationGet)]
    public async Task Challenges_in_newer_forms_are_taken(ChallengePlace place, bool isShort, ChallengeSource source)
    {
        await using var world = await EndToEnd.StartAsync(new SimulatorOptions { ChallengePlace = place, ShortChallenges = isShort });

        var session = await world.NewSessionAsync();

        Assert.Equal((source, TokenGrade.Integrity), (session.ChallengeSource, session.Grade));
    }

    [Fact]
    public async Task A_session_with_a_foreign_token_is_refused_with_the_reason()
    {
        await using var world = await EndToEnd.StartAsync();
        var session = await world.NewSessionAsync();
        var other = await world.MintAsync("another-one");

        var result = await world.Service.TestSessionAsync(session with { PoToken = other }, videoId: null, CancellationToken.None);

        Assert.False(result.Served);
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
            new SimulatorOptions { ChallengePlace = ChallengePlace.None },
            new Faults.Fault(Faults.FaultKind.NoChallenge, "/youtubei/v1/att/get")
        );

        var session = await world.NewSessionAsync();

        Assert.Equal((ChallengeSource.Create, TokenGrade.Integrity), (session.ChallengeSource, session.Grade));
    }

    [Fact]
    public async Task Visitor_data_and_rollout_token_alone_need_no_attestation()
    {
        await using var world = await EndToEnd.StartAsync();

        var visitorData = await world.Service.GetVisitorDataAsync(CancellationToken.None);
        var rolloutToken = await world.Service.GetRolloutTokenAsync(CancellationToken.None);

        Assert.Equal(("US", 11), (visitorData.Country, visitorData.VisitorId?.Length));
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
        await using var world = await EndToEnd.StartAsync(
            null,
            [.. paths.Select(path => new Faults.Fault(Faults.FaultKind.SilentTruncation, path, Count: broken))]
        );

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

    [Fact]
    public async Task An_expired_session_is_renewed()
    {
        await using var world = await EndToEnd.StartAsync();
        var first = await world.NewSessionAsync();
        await world.Service.SaveSessionAsync(first with { RefreshAt = first.CreatedAt, ExpiresAt = first.CreatedAt }, CancellationToken.None);

        var second = await world.Service.GetSessionAsync(new SessionRequest(), null, CancellationToken.None);

        Assert.NotEqual(first.VisitorData, second.VisitorData);
        Assert.Equal(2, world.Simulator.State.Granted);
    }

    private sealed class Warnings : IProgress<SessionStep>
    {
        public List<string> Messages { get; } = [];

        public void Report(SessionStep value)
        {
            if (value.IsWarning)
                Messages.Add(value.Message);
        }
    }
}
