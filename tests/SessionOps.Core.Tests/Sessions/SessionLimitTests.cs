using SessionOps.Sessions;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>What a service does at its limits.</summary>
public sealed class SessionLimitTests : SessionServiceWorld
{
    [Fact]
    public async Task An_attestation_that_never_ends_is_ended_and_counted()
    {
        var service = NewService();
        _attestation.Hold(new TaskCompletionSource().Task);

        var error = await Assert.ThrowsAsync<AttestationException>(() => PassTimeUntilAsync(Shared(service)));

        Assert.Equal((ErrorIds.TimedOut, true), (error.ErrorId, error.IsTransient));
        Assert.Equal(1, service.Status.FailuresInARow);
        _attestation.Hold(Task.CompletedTask);
        Assert.NotNull(await Shared(service));
    }

    [Fact]
    public async Task An_answer_from_memory_does_not_open_the_breakers_file()
    {
        var service = NewService();
        await Shared(service);
        var another = NewBreaker();
        for (var failure = 0; failure < 3; failure++)
            another.Failed(new AttestationException(ErrorIds.MintFailed, SessionStage.Mint, "The minter failed."));

        await Shared(service);
        await Mint(service, "videoid0001");

        Assert.Null(service.Status.CoolingDownUntil);
        await Assert.ThrowsAsync<RateLimitedException>(() => service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None));
        Assert.NotNull(service.Status.CoolingDownUntil);
    }

    [Fact]
    public async Task The_minters_that_are_kept_warm_are_counted()
    {
        var service = NewService();

        for (var i = 0; i < SessionService.MaxWarmMinters + 8; i++)
            await service.GetSessionAsync(new SessionRequest { Name = $"name{i}" }, null, CancellationToken.None);
        await service.GetSessionAsync(new SessionRequest { Name = "last" }, null, CancellationToken.None);
        await service.IdleAsync();

        Assert.InRange(service.Status.WarmMinters.Count, 1, SessionService.MaxWarmMinters + 1);
        Assert.Contains("last", service.Status.WarmMinters);
        Assert.Equal(service.Status.WarmMinters.Count, _attestation.Minters.Count(minter => !minter.IsDisposed));
    }

    [Fact]
    public async Task Only_so_many_names_stay_in_memory_though_nobody_has_a_session_of_them()
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        var session = await Shared(service);
        for (var i = 0; i <= SessionService.MaxSessionsInMemory; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            await Assert.ThrowsAsync<SessionOpsException>(async () =>
                await service.RefreshAsync($"name{i}", false, null, CancellationToken.None).ToListAsync()
            );
        }

        await service.IdleAsync();
        var reads = 0;
        store.Fault = (StoreCall.Read, _ => Task.FromResult(Interlocked.Increment(ref reads)));

        Assert.Equal(session.VisitorData, (await Shared(service)).VisitorData);
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task A_binding_that_is_too_long_costs_neither_page_nor_minter()
    {
        var service = NewService();

        var error = await Assert.ThrowsAsync<InvalidInputException>(() => Mint(service, new string('x', PoTokenRequest.MaxBindingLength + 1)));

        Assert.Equal(ErrorIds.InvalidInput, error.ErrorId);
        Assert.Equal(0, _pages.Pages);
    }

    [Fact]
    public async Task A_minter_that_fails_for_every_binding_cools_down()
    {
        var service = NewService();
        await Shared(service);
        _attestation.MintFailure = new AttestationException(ErrorIds.MintFailed, SessionStage.Mint, "Nothing minted.");
        foreach (var minter in _attestation.Minters)
            minter.Failure = _attestation.MintFailure;

        for (var i = 0; i < 10; i++)
            await Assert.ThrowsAnyAsync<SessionOpsException>(() => Mint(service, $"videoid000{i}"));

        Assert.InRange(_attestation.Count, 2, 3);
        Assert.NotNull(service.Status.CoolingDownUntil);
    }

    [Fact]
    public async Task A_damaged_record_is_written_again_from_memory()
    {
        var service = NewService();
        var session = await Shared(service);
        await File.WriteAllTextAsync(SessionFile, "{\"schemaVersion\":1,");

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(session.VisitorData, (await Shared(service)).VisitorData);
        Assert.Equal(session.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
        Assert.Equal(1, _attestation.Count);
    }

    [Fact]
    public async Task A_record_of_a_newer_version_does_not_drop_the_session_in_memory()
    {
        var service = NewService();
        var session = await Shared(service);
        const string Newer = "{\"schemaVersion\":99}";
        await File.WriteAllTextAsync(SessionFile, Newer);

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(session.VisitorData, (await Shared(service)).VisitorData);
        Assert.Equal(Newer, await File.ReadAllTextAsync(SessionFile));
    }

    [Fact]
    public async Task Tokens_of_other_bindings_are_stored_when_it_is_asked_for()
    {
        var service = NewService();
        await Shared(service);

        var token = await Mint(service, "a-binding-of-its-own");
        await service.FlushAsync(CancellationToken.None);

        Assert.Equal(token.Value, (await NewStore().ReadTokenAsync("default", "a-binding-of-its-own", CancellationToken.None))?.Value);
    }

    [Fact]
    public async Task Tokens_that_are_pending_at_the_end_are_stored()
    {
        var service = NewService();
        await Shared(service);
        await Mint(service, "a-binding-of-its-own");

        await service.DisposeAsync();

        Assert.NotNull(await NewStore().ReadTokenAsync("default", "a-binding-of-its-own", CancellationToken.None));
    }

    [Fact]
    public async Task A_store_that_works_passes_the_probe_and_keeps_nothing_of_it()
    {
        var service = NewService();

        await service.ProbeStoreAsync(CancellationToken.None);

        Assert.Empty(await service.ListSessionsAsync(CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_fails_the_probe() =>
        await Assert.ThrowsAsync<StoreException>(() => NewService(new CuttableStore(NewStore()) { IsCut = true }).ProbeStoreAsync(CancellationToken.None));
}
