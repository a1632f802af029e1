using SessionOps.Attestation;
using SessionOps.InnerTube;
using SessionOps.Sessions;
using SessionOps.Storage;

namespace SessionOps.Core.Tests.Sessions;

public sealed class SessionServiceTests : SessionServiceWorld
{
    [Fact]
    public async Task A_new_session_is_coherent_and_stored()
    {
        var service = NewService();

        var session = await service.CreateSessionAsync(new SessionRequest(), progress: null, CancellationToken.None);

        Assert.Equal(PageHandler.VisitorData(1), session.VisitorData);
        Assert.Equal("visitor0001", session.VisitorId);
        Assert.Equal("event1", session.EventId);
        Assert.Equal("192.0.2.1", session.RemoteHost);
        Assert.Equal(session.VisitorData, session.PoToken.ContentBinding);
        Assert.Equal(TokenGrade.Integrity, session.Grade);
        Assert.Equal(ChallengeSource.Page, session.ChallengeSource);
        Assert.Equal(_time.GetUtcNow().AddHours(12), session.ExpiresAt);
        Assert.Equal(session.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
    }

    [Fact]
    public async Task A_new_session_is_always_fresh_and_a_shared_one_is_reused()
    {
        var service = NewService();

        var first = await service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);
        var second = await service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);
        var shared = await service.GetSessionAsync(new SessionRequest(), null, CancellationToken.None);

        Assert.NotEqual(first.VisitorData, second.VisitorData);
        Assert.Equal(second.VisitorData, shared.VisitorData);
        Assert.Equal(2, _attestation.Count);
    }

    [Fact]
    public async Task A_hundred_callers_on_a_cold_service_cause_one_attestation()
    {
        var service = NewService();

        var sessions = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => Shared(service))));

        Assert.Single(sessions.Select(session => session.VisitorData).Distinct());
        Assert.Equal(1, _attestation.Count);
        Assert.Equal(1, _pages.Pages);
    }

    [Fact]
    public async Task Several_services_on_one_store_cause_one_attestation()
    {
        var services = Enumerable.Range(0, 5).Select(_ => NewService()).ToArray();
        var gate = new TaskCompletionSource();
        _attestation.Gate = gate.Task;

        var calls = services.Select(service => Task.Run(() => Shared(service))).ToArray();
        gate.SetResult();
        // The clock stands still until one has written the session: the others' patience is minutes of it, which a loop passes in no time.
        await await Task.WhenAny(calls);
        var all = Task.WhenAll(calls);
        await PassTimeUntilAsync(all);

        Assert.Single((await all).Select(session => session.VisitorData).Distinct());
        Assert.Equal(1, _attestation.Count);
    }

    [Fact]
    public async Task A_session_that_is_due_is_served_while_it_is_refreshed()
    {
        var service = NewService();
        var old = await Shared(service);
        _time.Advance(TimeSpan.FromHours(11));
        var gate = new TaskCompletionSource();
        _attestation.Gate = gate.Task;

        var meanwhile = await Shared(service);
        gate.SetResult();
        await service.IdleAsync();
        var refreshed = await Shared(service);

        Assert.Equal(old.VisitorData, meanwhile.VisitorData);
        Assert.NotEqual(old.VisitorData, refreshed.VisitorData);
        Assert.Equal(2, _attestation.Count);
    }

    [Fact]
    public async Task A_refresh_that_fails_leaves_the_last_good_session()
    {
        var service = NewService();
        var old = await Shared(service);
        _time.Advance(TimeSpan.FromHours(11));
        _attestation.Failure = Refused();

        await Shared(service);
        await service.IdleAsync();

        Assert.Equal(old.VisitorData, (await Shared(service)).VisitorData);
    }

    [Fact]
    public async Task An_expired_session_is_obtained_anew()
    {
        var service = NewService();
        var old = await Shared(service);
        _time.Advance(TimeSpan.FromHours(13));

        var fresh = await Shared(service);

        Assert.NotEqual(old.VisitorData, fresh.VisitorData);
    }

    [Fact]
    public async Task Refreshing_all_touches_only_what_is_due()
    {
        var service = NewService();
        await service.CreateSessionAsync(new SessionRequest { Name = "old" }, null, CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(6));
        await service.CreateSessionAsync(new SessionRequest { Name = "young" }, null, CancellationToken.None);
        _time.Advance(TimeSpan.FromHours(5));

        var refreshed = await service.RefreshAsync(null, force: false, null, CancellationToken.None).ToListAsync();

        Assert.Equal("old", Assert.Single(refreshed).Name);
        Assert.Equal(3, _attestation.Count);
    }

    [Fact]
    public async Task Refreshing_by_force_does_not_ask_whether_it_is_due()
    {
        var service = NewService();
        var old = await Shared(service);
        _time.Advance(TimeSpan.FromMinutes(1));

        var refreshed = Assert.Single(await service.RefreshAsync("default", force: true, null, CancellationToken.None).ToListAsync());

        Assert.NotEqual(old.VisitorData, refreshed.VisitorData);
    }

    [Fact]
    public async Task Refreshing_a_session_that_does_not_exist_says_so()
    {
        var error = await Assert.ThrowsAsync<SessionOpsException>(() =>
            NewService().RefreshAsync("nobody", force: false, null, CancellationToken.None).ToListAsync()
        );

        Assert.Equal(ErrorIds.SessionNotFound, error.ErrorId);
    }

    [Fact]
    public async Task A_removed_session_is_gone_with_its_minter()
    {
        var service = NewService();
        await Shared(service);

        Assert.True(await service.RemoveSessionAsync("default", CancellationToken.None));

        Assert.Null(await service.FindSessionAsync("default", CancellationToken.None));
        Assert.True(Assert.Single(_attestation.Minters).IsDisposed);
        Assert.False(await service.RemoveSessionAsync("default", CancellationToken.None));
    }

    [Fact]
    public async Task A_hundred_mints_on_a_cold_service_cause_one_attestation()
    {
        var service = NewService();

        var tokens = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => Mint(service, $"video-{i:00000}"))));

        Assert.Equal(1, _attestation.Count);
        Assert.All(tokens, token => Assert.Equal(BindingKind.VideoId, token.BindingKind));
        Assert.Equal(101, Assert.Single(_attestation.Minters).Minted);
        var minter = Assert.Single(service.Status.Minters);
        Assert.Equal(("default", 101, 100), (minter.SessionName, minter.Minted, minter.MintRefreshThreshold));
    }

    [Fact]
    public async Task A_token_without_a_binding_is_the_sessions_own()
    {
        var service = NewService();
        var session = await Shared(service);

        var token = await service.MintAsync(new PoTokenRequest(), null, CancellationToken.None);

        Assert.Equal(session.PoToken, token);
    }

    [Fact]
    public async Task The_same_binding_is_minted_once_unless_the_cache_is_bypassed()
    {
        var service = NewService();
        await Mint(service, "video-00001");
        var minter = Assert.Single(_attestation.Minters);
        var before = minter.Minted;

        await Mint(service, "video-00001");
        Assert.Equal(before, minter.Minted);

        await service.MintAsync(new PoTokenRequest { ContentBinding = "video-00001", BypassCache = true }, null, CancellationToken.None);
        Assert.Equal(before + 1, minter.Minted);
    }

    [Fact]
    public async Task A_process_without_a_minter_attests_for_one_and_leaves_the_shared_session()
    {
        var shared = await Shared(NewService());
        var other = NewService();

        await Mint(other, "video-00001");

        Assert.Equal(2, _attestation.Count);
        Assert.Equal(shared.VisitorData, (await Shared(other)).VisitorData);
    }

    [Fact]
    public async Task The_old_minter_serves_until_its_mints_are_done()
    {
        var service = NewService();
        await Shared(service);
        var old = Assert.Single(_attestation.Minters);
        var gate = new TaskCompletionSource();
        old.Gate = gate.Task;
        var running = Mint(service, "video-00001");

        await service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);
        Assert.False(old.IsDisposed);
        gate.SetResult();
        await running;

        Assert.True(old.IsDisposed);
    }

    [Fact]
    public async Task A_minter_that_fails_is_replaced_by_a_new_attestation()
    {
        var service = NewService();
        await Shared(service);
        Assert.Single(_attestation.Minters).Failure = new AttestationException(ErrorIds.ScriptLimitExceeded, SessionStage.Mint, "Too slow.");

        var token = await Mint(service, "video-00001");

        Assert.Equal("token2-11", token.Value);
        Assert.True(_attestation.Minters.First().IsDisposed);
    }

    [Fact]
    public async Task A_fallback_is_never_served_to_who_did_not_ask_for_it()
    {
        var service = NewService();
        _attestation.Grade = TokenGrade.Fallback;
        var fallback = await service.GetSessionAsync(new SessionRequest { AllowFallback = true }, null, CancellationToken.None);
        _attestation.Grade = TokenGrade.Integrity;

        var strict = await Shared(service);

        Assert.Equal(TokenGrade.Fallback, fallback.Grade);
        Assert.Equal(TokenGrade.Integrity, strict.Grade);
    }

    [Fact]
    public async Task Who_does_not_take_a_fallback_never_joins_the_flight_of_who_does()
    {
        var service = NewService();
        _attestation.Grade = TokenGrade.Fallback;
        var gate = new TaskCompletionSource();
        _attestation.Gate = gate.Task;
        var lenient = service.CreateSessionAsync(new SessionRequest { AllowFallback = true }, null, CancellationToken.None);
        var strict = service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);

        gate.SetResult();
        await Task.WhenAll(lenient, strict);

        Assert.Equal(2, _attestation.Count);
    }

    [Fact]
    public async Task Repeated_failures_stop_further_attestations()
    {
        var service = NewService();
        _attestation.Failure = Refused();

        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<AttestationException>(() => Shared(service));

        await Assert.ThrowsAsync<RateLimitedException>(() => Shared(service));
        Assert.Equal(3, _attestation.Count);
        Assert.Equal(_time.GetUtcNow().AddMinutes(1), service.Status.CoolingDownUntil);
    }

    [Fact]
    public async Task An_attestation_is_finished_for_the_next_caller_when_nobody_waits_any_more()
    {
        var service = NewService();
        var gate = new TaskCompletionSource();
        _attestation.Gate = gate.Task;
        using var impatient = new CancellationTokenSource();
        var running = service.GetSessionAsync(new SessionRequest(), null, impatient.Token);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        gate.SetResult();
        await Shared(service);
        Assert.Equal(1, _attestation.Count);
    }

    [Fact]
    public async Task It_can_be_ended_twice()
    {
        var service = NewService();
        await Shared(service);

        await service.DisposeAsync();
        await service.DisposeAsync();

        Assert.True(Assert.Single(_attestation.Minters).IsDisposed);
    }

    [Fact]
    public async Task Tells_which_minters_are_warm_and_ends_them_on_demand()
    {
        var service = NewService();
        await Shared(service);
        Assert.Equal(["default"], service.Status.WarmMinters);

        await service.InvalidateMintersAsync(CancellationToken.None);

        Assert.Empty(service.Status.WarmMinters);
        Assert.True(Assert.Single(_attestation.Minters).IsDisposed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../up")]
    [InlineData("Upper")]
    public async Task A_name_that_cannot_be_a_key_is_refused_before_anything_is_done(string name)
    {
        await Assert.ThrowsAsync<InvalidInputException>(() =>
            NewService().CreateSessionAsync(new SessionRequest { Name = name }, null, CancellationToken.None)
        );

        Assert.Equal(0, _pages.Pages);
    }

    private static AttestationException Refused() => new(ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken, "Refused.");
}
