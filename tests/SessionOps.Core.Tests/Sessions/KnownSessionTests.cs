using SessionOps.Sessions;
using SessionOps.Storage;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>Whether there is a session of a name, as a service says it before it gives one.</summary>
public sealed class KnownSessionTests : SessionServiceWorld
{
    // Longer than a session is served without a look into the store.
    private static readonly TimeSpan s_later = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task One_in_memory_is_known_without_a_look_into_the_store()
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        await Create(service);
        store.Fault = (StoreCall.Read, _ => throw new InvalidOperationException("The store was asked."));

        Assert.True(await Has(service, "batch"));
    }

    [Fact]
    public async Task One_that_another_process_removed_is_unknown_after_a_minute_of_quiet()
    {
        var service = NewService();
        await Create(service);
        await NewService().RemoveSessionAsync("batch", CancellationToken.None);

        var before = await Has(service, "batch");
        _time.Advance(s_later);
        var after = await Has(service, "batch");

        Assert.Equal((true, false), (before, after));
    }

    [Fact]
    public async Task One_that_another_process_created_is_known()
    {
        await Create(NewService());

        var service = NewService();

        Assert.True(await Has(service, "batch"));
        Assert.False(await Has(service, "batsh"));
        Assert.Equal(1, _attestation.Count);
    }

    [Fact]
    public async Task Memory_is_believed_while_the_store_is_away()
    {
        var store = new CuttableStore(NewStore());
        var service = NewService(store);
        await Create(service);
        store.IsCut = true;
        _time.Advance(s_later);

        Assert.True(await Has(service, "batch"));
        await Assert.ThrowsAsync<StoreException>(() => Has(service, "another"));
    }

    [Fact]
    public async Task A_store_that_hangs_is_not_waited_for_for_long()
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        await Create(service);
        store.Fault = (StoreCall.Read, ending => Task.Delay(Timeout.Infinite, ending));
        _time.Advance(s_later);

        Assert.True(await PassTimeUntilAsync(Has(service, "batch")));
    }

    [Fact]
    public async Task A_name_that_is_none_is_refused() => await Assert.ThrowsAsync<InvalidInputException>(() => Has(NewService(), "no name"));

    private static Task<bool> Has(SessionService service, string name) => service.HasSessionAsync(name, CancellationToken.None);

    private static Task<YouTubeSession> Create(SessionService service) =>
        service.CreateSessionAsync(new SessionRequest { Name = "batch" }, null, CancellationToken.None);
}
