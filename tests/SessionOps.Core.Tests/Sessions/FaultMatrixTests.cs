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

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_new_session_is_kept_or_refused_by_a_typed_error(StoreCall call, Fault fault)
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        await Shared(service);

        store.Fault = (call, token => FailAsync(fault, token));
        var created = await PassTimeUntilAsync(TypedAsync(service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None)));

        await HealAsync(service, store);
        var stored = await NewService().FindSessionAsync("default", CancellationToken.None);
        Assert.NotNull(stored);
        if (created is not null)
            Assert.Equal(created.VisitorData, stored.VisitorData);
        await service.DisposeAsync();
        Assert.All(_attestation.Minters, minter => Assert.True(minter.IsDisposed));
    }

    private async Task FailAsync(Fault fault, CancellationToken cancellationToken)
    {
        if (fault == Fault.Slow)
            await Task.Delay(TimeSpan.FromSeconds(10), _time, cancellationToken);
        throw fault switch
        {
            Fault.Denied => new StoreException(ErrorIds.StoreUnavailable, "Denied."),
            Fault.Corrupt => new StoreException(ErrorIds.StoreCorrupt, "Corrupt."),
            Fault.TooNew => new StoreException(ErrorIds.StoreSchemaTooNew, "Too new."),
            Fault.Conflict => new StoreException(ErrorIds.StoreConflict, "Written by somebody else."),
            _ => new StoreException(ErrorIds.StoreUnavailable, $"{fault}.") { IsTransient = true },
        };
    }

    private async Task HealAsync(SessionOps.Sessions.SessionService service, FaultyStore store)
    {
        store.Fault = null;
        await PassTimeUntilAsync(service.FlushAsync(CancellationToken.None).ContinueWith(_ => true, TaskScheduler.Default));
        await PassTimeUntilAsync(Idle(service));
        await service.FlushAsync(CancellationToken.None);
        Assert.Empty(service.Status.UnsavedSessions);
    }

    private static async Task<YouTubeSession?> TypedAsync(Task<YouTubeSession> call)
    {
        try
        {
            return await call;
        }
        catch (SessionOpsException)
        {
            return null;
        }
    }

    private static async Task<bool> Idle(SessionOps.Sessions.SessionService service)
    {
        await service.IdleAsync();
        return true;
    }
}
