using SessionOps.Storage;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>A session that was made while the store was away, and what the store holds when it is back.</summary>
public sealed class UnsavedSessionTests : SessionServiceWorld
{
    [Fact]
    public async Task It_is_visible_until_it_is_stored()
    {
        var store = new CuttableStore(NewStore()) { IsCut = true };
        var service = NewService(store);
        await service.CreateSessionAsync(new SessionRequest { Name = "night" }, null, CancellationToken.None);

        Assert.Equal(["night"], service.Status.UnsavedSessions);
        await Assert.ThrowsAsync<StoreException>(() => service.FlushAsync(CancellationToken.None));
        store.IsCut = false;
        await service.FlushAsync(CancellationToken.None);

        Assert.Empty(service.Status.UnsavedSessions);
        Assert.NotNull(await NewService().FindSessionAsync("night", CancellationToken.None));
    }

    [Fact]
    public async Task It_gives_way_to_one_that_another_process_wrote_meanwhile()
    {
        var store = new CuttableStore(NewStore());
        var service = NewService(store);
        await Shared(service);
        store.IsCut = true;
        await service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);
        var newer = await NewService().CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);

        store.IsCut = false;
        await service.FlushAsync(CancellationToken.None);

        Assert.Equal(newer.VisitorData, (await Shared(service)).VisitorData);
        Assert.Equal(newer.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
    }

    [Fact]
    public async Task It_overwrites_nothing_when_it_is_not_known_what_was_stored()
    {
        var stored = await Shared(NewService());
        var store = new CuttableStore(NewStore()) { IsCut = true };
        var service = NewService(store);
        await service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);

        store.IsCut = false;
        await service.FlushAsync(CancellationToken.None);

        Assert.Equal(stored.VisitorData, (await service.FindSessionAsync("default", CancellationToken.None))?.VisitorData);
    }

    [Fact]
    public async Task It_does_not_bring_back_a_session_that_was_removed_meanwhile()
    {
        var store = new CuttableStore(NewStore());
        var service = NewService(store);
        await Shared(service);
        store.IsCut = true;
        await service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);
        await NewService().RemoveSessionAsync("default", CancellationToken.None);

        store.IsCut = false;
        await service.FlushAsync(CancellationToken.None);

        Assert.Null(await NewService().FindSessionAsync("default", CancellationToken.None));
    }

    [Fact]
    public async Task It_replaces_what_it_was_based_on()
    {
        var store = new CuttableStore(NewStore());
        var service = NewService(store);
        await Shared(service);
        store.IsCut = true;
        var made = await service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);

        store.IsCut = false;
        await service.FlushAsync(CancellationToken.None);

        Assert.Equal(made.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
    }

    [Fact]
    public async Task It_is_stored_when_the_service_ends()
    {
        var store = new CuttableStore(NewStore()) { IsCut = true };
        var service = NewService(store);
        var made = await service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);
        store.IsCut = false;

        await service.DisposeAsync();

        Assert.Equal(made.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
    }

    [Fact]
    public async Task A_session_that_was_saved_by_hand_takes_its_place()
    {
        var store = new CuttableStore(NewStore()) { IsCut = true };
        var service = NewService(store);
        var made = await service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);
        store.IsCut = false;

        var saved = await service.SaveSessionAsync(made with { VisitorData = PageHandler.VisitorData(77) }, CancellationToken.None);
        await service.FlushAsync(CancellationToken.None);

        Assert.Equal(saved.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
    }
}
