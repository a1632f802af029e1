using SessionOps.Testing;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>Clocks that jump, of this process and of others on the same store.</summary>
public sealed class ClockTests : SessionServiceWorld
{
    [Theory]
    [InlineData(-1)]
    [InlineData(-24)]
    public async Task A_replaced_session_is_not_served_on_by_a_clock_that_was_set_back(int hours)
    {
        var clock = new SkewedTime(_time);
        var service = NewService(timeProvider: clock);
        // Old enough not to be from the future afterwards, which would be reason enough to replace it.
        _attestation.Lifetime = TimeSpan.FromDays(3);
        await Shared(service);
        _time.Advance(TimeSpan.FromHours(1 - hours));
        var old = await Shared(service);
        await NewService().CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);

        clock.Skew = TimeSpan.FromHours(hours);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.NotEqual(old.VisitorData, (await Shared(service)).VisitorData);
    }

    [Fact]
    public async Task A_session_of_a_peer_whose_clock_is_a_year_ahead_is_replaced()
    {
        var ahead = await Shared(NewService(timeProvider: new SkewedTime(_time) { Skew = TimeSpan.FromDays(365) }));

        var session = await Shared(NewService());

        Assert.NotEqual(ahead.VisitorData, session.VisitorData);
        Assert.Equal(session.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
    }

    [Fact]
    public async Task A_session_from_the_future_is_due()
    {
        await Shared(NewService(timeProvider: new SkewedTime(_time) { Skew = TimeSpan.FromDays(365) }));

        Assert.Single(await NewService().RefreshAsync(null, force: false, null, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task A_minter_ends_with_its_lifetime_although_the_clock_was_set_back()
    {
        var clock = new SkewedTime(_time);
        var service = NewService(timeProvider: clock);
        await Shared(service);

        clock.Skew = TimeSpan.FromHours(-6);
        _time.Advance(TimeSpan.FromHours(13));

        Assert.Equal("token2-11", (await Mint(service, "videoid0001")).Value);
    }

    [Fact]
    public async Task A_session_that_is_read_again_and_again_ends_with_its_lifetime_although_the_clock_was_set_back()
    {
        var clock = new SkewedTime(_time);
        var service = NewService(timeProvider: clock);
        await Shared(service);
        _time.Advance(TimeSpan.FromHours(6));

        clock.Skew = TimeSpan.FromHours(-5);
        for (var i = 0; i < 16; i++)
        {
            _time.Advance(TimeSpan.FromMinutes(30));
            await Shared(service);
            await service.IdleAsync();
        }

        Assert.Equal(2, _attestation.Count);
    }

    [Fact]
    public async Task A_clock_that_jumps_forward_costs_one_attestation()
    {
        var clock = new SkewedTime(_time);
        var service = NewService(timeProvider: clock);
        await Shared(service);

        clock.Skew = TimeSpan.FromHours(13);
        // The service's clock stands still in the test; what it grants now has to outlast the jump.
        _attestation.Lifetime = TimeSpan.FromHours(36);
        await Shared(service);
        await Shared(service);

        Assert.Equal(2, _attestation.Count);
    }
}
