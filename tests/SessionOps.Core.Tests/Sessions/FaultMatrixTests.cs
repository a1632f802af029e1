using SessionOps.Storage;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>Each call of a store with each fault: what callers see, and what is kept.</summary>
public sealed class FaultMatrixTests : SessionServiceWorld
{
    public enum Fault
    {
        Refused,
        Slow,
        Denied,
        DiskFull,
        Corrupt,
        TooNew,
        Conflict,
    }

    public static TheoryData<StoreCall, Fault> Matrix()
    {
        var cells = new TheoryData<StoreCall, Fault>();
        foreach (var call in Enum.GetValues<StoreCall>())
        {
            foreach (var fault in Enum.GetValues<Fault>())
                cells.Add(call, fault);
        }

        return cells;
    }

    public static TheoryData<Fault> Faults { get; } = new(Enum.GetValues<Fault>());

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_good_session_and_its_minter_serve_on(StoreCall call, Fault fault)
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        var session = await Shared(service);

        store.Fault = (call, token => FailAsync(fault, token));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(session.VisitorData, (await PassTimeUntilAsync(Shared(service))).VisitorData);
        Assert.Equal("token1-12", (await PassTimeUntilAsync(Mint(service, "some-binding"))).Value);
        Assert.Equal(1, _attestation.Count);
        await HealAsync(service, store);
        Assert.Equal(session.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_refresh_that_meets_it_loses_nothing(StoreCall call, Fault fault)
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        await Shared(service);

        store.Fault = (call, token => FailAsync(fault, token));
        _time.Advance(TimeSpan.FromHours(11));
        await PassTimeUntilAsync(Shared(service));
        await PassTimeUntilAsync(Idle(service));

        Assert.InRange(_attestation.Count, 1, 3);
        await HealAsync(service, store);
        var served = await PassTimeUntilAsync(Shared(service));
        await PassTimeUntilAsync(Idle(service));
        Assert.NotNull(served);
        Assert.NotNull(await NewService().FindSessionAsync("default", CancellationToken.None));
        Assert.InRange(_attestation.Minters.Count(minter => !minter.IsDisposed), 0, 1);
    }

    /// <summary>What somebody sees who creates a session; null when they get it.</summary>
    internal static string? SeenWhenCreating(StoreCall call, Fault fault) => call == StoreCall.Write && !MeansAway(fault) ? IdOf(fault) : null;

    /// <summary>What somebody sees who asks a process that has nothing in memory, and finds or finds no session in the store; null when they get one.</summary>
    internal static string? SeenByACold(StoreCall call, Fault fault, bool isStored) =>
        call switch
        {
            StoreCall.Read => IdOf(fault),
            StoreCall.Lease when !isStored => IdOf(fault),
            StoreCall.LeaseWrite when !isStored && !MeansAway(fault) => IdOf(fault),
            _ => null,
        };

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_new_session_is_kept_or_refused_by_a_typed_error(StoreCall call, Fault fault)
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        var good = await Shared(service);

        store.Fault = (call, token => FailAsync(fault, token));
        var (created, errorId) = await PassTimeUntilAsync(OutcomeAsync(service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None)));

        Assert.Equal(SeenWhenCreating(call, fault), errorId);
        Assert.Equal(call == StoreCall.Write && MeansAway(fault) ? ["default"] : [], service.Status.UnsavedSessions);
        var kept = created ?? good;
        Assert.Equal(kept.VisitorData, (await PassTimeUntilAsync(Shared(service))).VisitorData);
        await HealAsync(service, store);
        Assert.Equal(kept.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
        Assert.Equal(2, _attestation.Count);
        Assert.Single(_attestation.Minters, minter => !minter.IsDisposed);
        await service.DisposeAsync();
        Assert.All(_attestation.Minters, minter => Assert.True(minter.IsDisposed));
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_cold_process_serves_what_is_stored_or_says_why_not(StoreCall call, Fault fault)
    {
        var stored = await Shared(NewService());
        var store = new FaultyStore(NewStore()) { Fault = (call, token => FailAsync(fault, token)) };
        var service = NewService(store);

        var (session, errorId) = await PassTimeUntilAsync(OutcomeAsync(Shared(service)));

        Assert.Equal((SeenByACold(call, fault, isStored: true), 1), (errorId, _attestation.Count));
        if (session is not null)
            Assert.Equal(stored.VisitorData, session.VisitorData);
        await HealAsync(service, store);
        Assert.Equal(stored.VisitorData, (await Shared(service)).VisitorData);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_first_session_is_kept_or_refused_by_a_typed_error(StoreCall call, Fault fault)
    {
        var store = new FaultyStore(NewStore()) { Fault = (call, token => FailAsync(fault, token)) };
        var service = NewService(store);

        var (session, errorId) = await PassTimeUntilAsync(OutcomeAsync(Shared(service)));

        Assert.Equal(SeenByACold(call, fault, isStored: false), errorId);
        // Nothing is attested for a store that could not even be asked, and no more than twice for one that refuses what it is given.
        Assert.Equal(
            session is not null ? 1
                : call != StoreCall.LeaseWrite ? 0
                : fault == Fault.Conflict ? 2
                : 1,
            _attestation.Count
        );
        Assert.Equal(session is null ? 0 : 1, _attestation.Minters.Count(minter => !minter.IsDisposed));
        await HealAsync(service, store);
        var served = await Shared(service);
        Assert.Equal(session?.VisitorData ?? served.VisitorData, served.VisitorData);
        Assert.Equal(served.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_list_that_fails_is_an_error_for_listing_and_refreshing(Fault fault)
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        var session = await Shared(service);
        store.Fault = (StoreCall.List, token => FailAsync(fault, token));

        var listing = await PassTimeUntilAsync(ErrorOf(service.ListSessionsAsync(CancellationToken.None).ToListAsync()));
        var refreshing = await PassTimeUntilAsync(ErrorOf(service.RefreshAsync(null, force: true, null, CancellationToken.None).ToListAsync()));

        Assert.Equal((IdOf(fault), IdOf(fault), 1), (listing, refreshing, _attestation.Count));
        store.Fault = null;
        Assert.Equal(session.VisitorData, Assert.Single(await service.ListSessionsAsync(CancellationToken.None).ToListAsync()).VisitorData);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_removal_that_fails_removes_nothing(Fault fault)
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        var session = await Shared(service);
        store.Fault = (StoreCall.Remove, token => FailAsync(fault, token));

        Assert.Equal(IdOf(fault), await PassTimeUntilAsync(ErrorOf(service.RemoveSessionAsync("default", CancellationToken.None))));

        Assert.Equal(session.VisitorData, (await PassTimeUntilAsync(Shared(service))).VisitorData);
        Assert.Equal("token1-11", (await Mint(service, "videoid0001")).Value);
        Assert.Equal(session.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
    }

    private async Task FailAsync(Fault fault, CancellationToken cancellationToken)
    {
        if (fault == Fault.Slow)
            await Task.Delay(TimeSpan.FromSeconds(10), _time, cancellationToken);
        throw new StoreException(IdOf(fault), $"{fault}.") { IsTransient = MeansAway(fault) && fault != Fault.Denied };
    }

    private static string IdOf(Fault fault) =>
        fault switch
        {
            Fault.Corrupt => ErrorIds.StoreCorrupt,
            Fault.TooNew => ErrorIds.StoreSchemaTooNew,
            Fault.Conflict => ErrorIds.StoreConflict,
            _ => ErrorIds.StoreUnavailable,
        };

    private static bool MeansAway(Fault fault) => IdOf(fault) == ErrorIds.StoreUnavailable;

    private async Task HealAsync(SessionOps.Sessions.SessionService service, FaultyStore store)
    {
        store.Fault = null;
        await PassTimeUntilAsync(service.FlushAsync(CancellationToken.None).ContinueWith(_ => true, TaskScheduler.Default));
        await PassTimeUntilAsync(Idle(service));
        await service.FlushAsync(CancellationToken.None);
        Assert.Empty(service.Status.UnsavedSessions);
    }

    private static async Task<(YouTubeSession? Session, string? ErrorId)> OutcomeAsync(Task<YouTubeSession> call)
    {
        try
        {
            return (await call, null);
        }
        catch (SessionOpsException error)
        {
            return (null, error.ErrorId);
        }
    }

    private static async Task<string> ErrorOf(Task call) => (await Assert.ThrowsAnyAsync<SessionOpsException>(() => call)).ErrorId;

    private static async Task<bool> Idle(SessionOps.Sessions.SessionService service)
    {
        await service.IdleAsync();
        return true;
    }
}
