using Microsoft.Extensions.Logging.Abstractions;
using SessionOps.Sessions;

namespace SessionOps.Core.Tests.Sessions;

public sealed class SharedWorkTests : IAsyncDisposable
{
    private readonly BackgroundWork _owner = new(NullLogger.Instance);
    private readonly SharedWork<string, int> _shared;

    public SharedWorkTests() => _shared = new SharedWork<string, int>(_owner);

    public ValueTask DisposeAsync() => _owner.DisposeAsync();

    [Fact]
    public async Task Runs_once_for_all_who_wait()
    {
        var release = new TaskCompletionSource<int>();
        var runs = 0;

        var waiting = Enumerable.Range(0, 50).Select(_ => _shared.RunAsync("a", Work, CancellationToken.None)).ToArray();
        release.SetResult(42);

        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(42, result));
        Assert.Equal(1, runs);

        Task<int> Work(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref runs);
            return release.Task;
        }
    }

    [Fact]
    public async Task Runs_for_each_key()
    {
        var release = new TaskCompletionSource();
        var first = _shared.RunAsync("a", token => ReturnAsync(1, token), CancellationToken.None);
        var second = _shared.RunAsync("b", token => ReturnAsync(2, token), CancellationToken.None);

        release.SetResult();

        Assert.Equal((1, 2), (await first, await second));

        async Task<int> ReturnAsync(int value, CancellationToken cancellationToken)
        {
            await release.Task.WaitAsync(cancellationToken);
            return value;
        }
    }

    [Fact]
    public async Task Runs_again_after_it_has_ended()
    {
        var runs = 0;

        var first = await _shared.RunAsync("a", _ => Task.FromResult(++runs), CancellationToken.None);
        var second = await _shared.RunAsync("a", _ => Task.FromResult(++runs), CancellationToken.None);

        Assert.Equal((1, 2), (first, second));
    }

    [Fact]
    public async Task Is_finished_for_the_next_caller_when_all_have_given_up()
    {
        var release = new TaskCompletionSource<int>();
        using var impatient = new CancellationTokenSource();
        var gaveUp = _shared.RunAsync("a", release.Task.WaitAsync, impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);

        var joined = _shared.RunAsync("a", _ => Task.FromResult(2), CancellationToken.None);
        release.SetResult(1);

        Assert.Equal(1, await joined);
    }

    [Fact]
    public async Task Does_not_begin_for_a_caller_who_has_given_up_before()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _shared.RunAsync("a", _ => throw new InvalidOperationException("It began."), new CancellationToken(canceled: true))
        );

        Assert.False(_shared.IsRunning);
    }

    [Fact]
    public async Task Ends_with_its_owner()
    {
        var running = _shared.RunAsync(
            "a",
            async cancellationToken =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return 0;
            },
            CancellationToken.None
        );

        await _owner.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_failure_reaches_all_who_wait_and_is_not_kept()
    {
        var release = new TaskCompletionSource<int>();
        var waiting = Enumerable.Range(0, 3).Select(_ => _shared.RunAsync("a", _ => release.Task, CancellationToken.None)).ToArray();

        release.SetException(new InvalidOperationException("first"));

        foreach (var wait in waiting)
            await Assert.ThrowsAsync<InvalidOperationException>(() => wait);
        await _owner.IdleAsync();
        Assert.Equal(7, await _shared.RunAsync("a", _ => Task.FromResult(7), CancellationToken.None));
    }
}
