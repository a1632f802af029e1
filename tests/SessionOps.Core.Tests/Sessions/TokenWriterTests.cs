using SessionOps.Sessions;

namespace SessionOps.Core.Tests.Sessions;

public sealed class TokenWriterTests : SessionServiceWorld
{
    private const string Binding = "a binding of a caller";

    [Fact]
    public async Task A_token_waits_for_others_and_is_stored_without_being_asked_for()
    {
        var service = NewService();
        await Mint(service, Binding);
        await service.IdleAsync();
        Assert.Null(await StoredAsync(Binding));

        await PassDelayAsync(service);

        Assert.NotNull(await StoredAsync(Binding));
    }

    [Fact]
    public async Task What_comes_after_a_flush_is_stored_as_what_came_before()
    {
        var service = NewService();
        await Mint(service, Binding);
        await service.FlushAsync(CancellationToken.None);
        Assert.NotNull(await StoredAsync(Binding));

        await Mint(service, "another binding");
        await PassDelayAsync(service);

        Assert.NotNull(await StoredAsync("another binding"));
    }

    [Fact]
    public async Task What_a_flush_left_because_its_caller_gave_up_is_stored_all_the_same()
    {
        var store = new FaultyStore(NewStore()) { Fault = (StoreCall.WriteToken, token => Task.Delay(Timeout.Infinite, token)) };
        var service = NewService(store);
        await Mint(service, Binding);
        using var flush = new CancellationTokenSource();
        var flushed = service.FlushAsync(flush.Token);
        // The wait for others ends while the flush holds the only one.
        _time.Advance(TokenWriter.Delay);
        await flush.CancelAsync();
        store.Fault = null;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flushed);

        await PassDelayAsync(service);

        Assert.NotNull(await StoredAsync(Binding));
    }

    private async Task PassDelayAsync(SessionService service)
    {
        _time.Advance(TokenWriter.Delay);
        await service.IdleAsync();
    }

    private Task<PoToken?> StoredAsync(string binding) => NewStore().ReadTokenAsync("default", binding, CancellationToken.None);
}
