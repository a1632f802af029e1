using System.Diagnostics.Metrics;
using SessionOps.Storage;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>What a service does while its store does not answer.</summary>
public sealed class StoreAwayTests : SessionServiceWorld
{
    // Longer than a session is served without a look into the store.
    private static readonly TimeSpan s_later = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task The_last_good_session_is_served_from_memory_and_counted()
    {
        var store = new CuttableStore(NewStore());
        var service = NewService(store);
        var session = await Shared(service);
        using var served = new Count(Metrics, "sessionops.sessions.served_from_memory");
        using var failures = new Count(Metrics, "sessionops.store.failures");

        store.IsCut = true;
        _time.Advance(s_later);
        var again = await Shared(service);

        Assert.Equal(session.VisitorData, again.VisitorData);
        Assert.Equal(1, _attestation.Count);
        Assert.Equal("The store did not answer.", service.Status.StoreProblem);
        Assert.Equal(1, served.Sum);
        Assert.Equal(1, failures.Sum);
    }

    [Fact]
    public async Task One_caller_waits_for_a_store_that_hangs_and_not_for_long()
    {
        var store = new CuttableStore(NewStore());
        var service = NewService(store);
        var session = await Shared(service);
        var answer = new TaskCompletionSource();
        store.Answering = answer.Task;
        _time.Advance(s_later);

        var first = Shared(service);
        var second = Shared(service);

        Assert.False(first.IsCompleted);
        Assert.True(second.IsCompletedSuccessfully);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(session.VisitorData, (await first).VisitorData);
        answer.SetResult();
        await service.IdleAsync();
    }

    [Fact]
    public async Task Nobody_waits_for_a_store_that_hangs_while_the_session_is_in_use()
    {
        var store = new CuttableStore(NewStore());
        var service = NewService(store);
        var session = await Shared(service);
        var answer = new TaskCompletionSource();
        store.Answering = answer.Task;
        _time.Advance(TimeSpan.FromSeconds(40));

        var first = Shared(service);

        Assert.True(first.IsCompletedSuccessfully);
        Assert.Equal(session.VisitorData, (await first).VisitorData);
        answer.SetResult();
        await service.IdleAsync();
    }

    [Fact]
    public async Task A_session_in_use_follows_the_store_behind_its_callers()
    {
        var store = NewStore();
        var service = NewService(store);
        await Shared(service);
        var other = await NewService(NewStore()).CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(40));

        await Shared(service);
        await service.IdleAsync();

        Assert.Equal(other.VisitorData, (await Shared(service)).VisitorData);
    }

    [Fact]
    public async Task Tokens_are_minted_all_the_same()
    {
        var store = new CuttableStore(NewStore());
        var service = NewService(store);
        await Shared(service);

        store.IsCut = true;
        _time.Advance(s_later);

        Assert.Equal("token1-11", (await Mint(service, "videoid0001")).Value);
    }

    [Fact]
    public async Task A_store_that_hangs_is_waited_for_once_and_briefly()
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        var session = await Shared(service);

        store.Fault = (StoreCall.Read, ending => Task.Delay(Timeout.Infinite, ending));
        _time.Advance(s_later);
        await PassTimeUntilAsync(Shared(service));
        var next = Shared(service);

        Assert.True(next.IsCompletedSuccessfully);
        Assert.Equal(session.VisitorData, (await next).VisitorData);
    }

    [Fact]
    public async Task A_store_that_was_away_is_asked_again_behind_the_callers()
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        await Shared(service);
        store.Fault = (StoreCall.Read, _ => throw new StoreException(ErrorIds.StoreUnavailable, "Refused.") { IsTransient = true });
        _time.Advance(s_later);
        await Shared(service);

        var asked = new TaskCompletionSource();
        store.Fault = (
            StoreCall.Read,
            ending =>
            {
                asked.TrySetResult();
                return Task.Delay(Timeout.Infinite, ending);
            }
        );
        _time.Advance(s_later);

        Assert.True(Shared(service).IsCompletedSuccessfully);
        await asked.Task;
    }

    [Theory]
    [InlineData(60, 60)]
    [InlineData(1_000_000_000, 300)]
    public async Task A_store_that_asks_to_wait_is_left_alone_for_that_time(int seconds, int waited)
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        await Shared(service);
        var reads = 0;
        store.Fault = (
            StoreCall.Read,
            _ =>
            {
                reads++;
                throw new StoreException(ErrorIds.StoreUnavailable, "Busy.") { IsTransient = true, RetryAfter = TimeSpan.FromSeconds(seconds) };
            }
        );
        _time.Advance(s_later);
        await Shared(service);
        Assert.Equal(1, reads);

        _time.Advance(TimeSpan.FromSeconds(waited - 1));
        await Shared(service);
        await service.IdleAsync();
        Assert.Equal(1, reads);

        _time.Advance(TimeSpan.FromSeconds(1));
        await Shared(service);
        await service.IdleAsync();
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task A_token_that_the_store_does_not_take_is_given_at_once()
    {
        var store = new FaultyStore(NewStore());
        var service = NewService(store);
        await Shared(service);

        store.Fault = (StoreCall.WriteToken, ending => Task.Delay(Timeout.Infinite, ending));

        Assert.Equal("token1-12", (await Mint(service, "some-binding").WaitAsync(TimeSpan.FromMinutes(1))).Value);
    }

    [Fact]
    public async Task All_is_well_again_when_the_store_answers_again()
    {
        var store = new CuttableStore(NewStore());
        var service = NewService(store);
        var session = await Shared(service);
        store.IsCut = true;
        _time.Advance(s_later);
        await Shared(service);

        store.IsCut = false;
        _time.Advance(s_later);
        var again = await Shared(service);
        await service.IdleAsync();

        Assert.Equal(session.VisitorData, again.VisitorData);
        Assert.Null(service.Status.StoreProblem);
    }

    [Fact]
    public async Task A_session_made_meanwhile_is_kept_and_written_when_the_store_is_back()
    {
        var store = new CuttableStore(NewStore()) { IsCut = true };
        var service = NewService(store);
        var made = await service.CreateSessionAsync(new SessionRequest(), null, CancellationToken.None);

        store.IsCut = false;
        _time.Advance(s_later);
        await Shared(service);
        await service.IdleAsync();

        Assert.Equal(made.VisitorData, (await NewService().FindSessionAsync("default", CancellationToken.None))?.VisitorData);
        Assert.Equal(1, _attestation.Count);
    }

    [Fact]
    public async Task Without_a_session_in_memory_the_callers_are_told()
    {
        var service = NewService(new CuttableStore(NewStore()) { IsCut = true });

        var error = await Assert.ThrowsAsync<StoreException>(() => Shared(service));

        Assert.Equal(ErrorIds.StoreUnavailable, error.ErrorId);
        Assert.Equal(0, _attestation.Count);
    }

    private sealed class Count : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _sum;

        public Count(SessionOpsMetrics metrics, string instrument)
        {
            _listener.InstrumentPublished = (published, listener) =>
            {
                if (published.Meter == metrics.Meter && published.Name == instrument)
                    listener.EnableMeasurementEvents(published);
            };
            _listener.SetMeasurementEventCallback<long>((_, measurement, _, _) => Interlocked.Add(ref _sum, measurement));
            _listener.Start();
        }

        public long Sum => Interlocked.Read(ref _sum);

        public void Dispose() => _listener.Dispose();
    }
}
