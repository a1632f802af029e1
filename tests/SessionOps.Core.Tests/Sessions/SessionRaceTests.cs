using SessionOps.Sessions;
using SessionOps.Storage;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>What happens to an attestation that is in flight while somebody removes, replaces or invalidates what it is for.</summary>
public sealed class SessionRaceTests : SessionServiceWorld
{
    [Fact]
    public async Task A_session_that_is_removed_while_it_is_created_is_kept_nowhere()
    {
        var service = NewService();
        var gate = HoldAttestations();
        var running = Shared(service);
        await _attestation.Entered;

        await service.RemoveSessionAsync("default", CancellationToken.None);
        gate.SetResult();

        Assert.Equal(TokenGrade.Integrity, (await running).Grade);
        Assert.True(Assert.Single(_attestation.Minters).IsDisposed);
        Assert.Empty(service.Status.WarmMinters);
        Assert.Null(await service.FindSessionAsync("default", CancellationToken.None));
    }

    [Fact]
    public async Task A_session_that_is_removed_while_it_is_refreshed_does_not_come_back()
    {
        var service = NewService();
        await Shared(service);
        _time.Advance(TimeSpan.FromHours(11));
        var gate = HoldAttestations();
        await Shared(service);
        await _attestation.Entered;

        await service.RemoveSessionAsync("default", CancellationToken.None);
        gate.SetResult();
        await service.IdleAsync();

        Assert.All(_attestation.Minters, minter => Assert.True(minter.IsDisposed));
        Assert.Null(await service.FindSessionAsync("default", CancellationToken.None));
    }

    [Fact]
    public async Task A_minter_that_is_being_obtained_for_a_removed_session_ends()
    {
        await Shared(NewService());
        var service = NewService();
        var gate = HoldAttestations();
        var running = Mint(service, "videoid0001");
        await _attestation.Entered;

        await service.RemoveSessionAsync("default", CancellationToken.None);
        gate.SetResult();
        await running;

        Assert.True(_attestation.Minters.ElementAt(1).IsDisposed);
    }

    [Fact]
    public async Task A_minter_that_is_being_obtained_when_minters_are_invalidated_ends()
    {
        var service = NewService();
        var gate = HoldAttestations();
        var running = Shared(service);
        await _attestation.Entered;

        await service.InvalidateMintersAsync(CancellationToken.None);
        gate.SetResult();
        var session = await running;

        Assert.True(Assert.Single(_attestation.Minters).IsDisposed);
        Assert.Empty(service.Status.WarmMinters);
        Assert.Equal(session.VisitorData, (await service.FindSessionAsync("default", CancellationToken.None))?.VisitorData);
    }

    [Fact]
    public async Task A_session_that_the_store_refuses_replaces_nothing()
    {
        var store = new CuttableStore(NewStore());
        var service = NewService(store);
        var old = await Shared(service);
        store.WriteFailure = new StoreException(ErrorIds.StoreSchemaTooNew, "A newer version wrote it.");

        await Assert.ThrowsAsync<StoreException>(() => service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None));

        Assert.Equal(old.VisitorData, (await Shared(service)).VisitorData);
        Assert.Equal([false, true], _attestation.Minters.Select(minter => minter.IsDisposed));
        Assert.Equal("token1-11", (await Mint(service, "videoid0001")).Value);
    }

    [Fact]
    public async Task Removing_and_getting_at_once_leaves_no_minter_that_nobody_knows()
    {
        var service = NewService();

        for (var i = 0; i < 30; i++)
            await Task.WhenAll(Task.Run(() => Shared(service)), Task.Run(() => service.RemoveSessionAsync("default", CancellationToken.None)));
        await service.RemoveSessionAsync("default", CancellationToken.None);
        await service.IdleAsync();

        Assert.All(_attestation.Minters, minter => Assert.True(minter.IsDisposed));
    }

    [Fact]
    public async Task Two_hundred_callers_of_one_cold_binding_get_one_mint()
    {
        var service = NewService();
        await Shared(service);
        var minter = Assert.Single(_attestation.Minters);
        var before = minter.Minted;
        var gate = new TaskCompletionSource();
        minter.Gate = gate.Task;

        var calls = Enumerable.Range(0, 200).Select(_ => Mint(service, "videoid0001")).ToArray();
        gate.SetResult();

        Assert.Single((await Task.WhenAll(calls)).Select(token => token.Value).Distinct());
        Assert.Equal(before + 1, minter.Minted);
    }

    [Fact]
    public async Task Few_attestations_run_at_once_however_many_names_are_asked_for()
    {
        var service = NewService();
        var gate = HoldAttestations();

        var calls = Enumerable
            .Range(0, 20)
            .Select(i => service.GetSessionAsync(new SessionRequest { Name = $"name{i}" }, null, CancellationToken.None))
            .ToArray();
        await _attestation.Entered;
        // The others would enter now, if they could.
        await Task.Delay(300);
        gate.SetResult();
        await Task.WhenAll(calls);

        Assert.Equal(20, _attestation.Count);
        Assert.InRange(_attestation.MaxAtOnce, 1, Attestor.MaxConcurrent);
    }

    private TaskCompletionSource HoldAttestations()
    {
        var gate = new TaskCompletionSource();
        _attestation.Hold(gate.Task);
        return gate;
    }
}
