using SessionOps.Sessions;

namespace SessionOps.Tests.Sessions;

public sealed class SharedWorkTests
{
    [Fact]
    public async Task Runs_once_for_all_who_wait()
    {
        var shared = new SharedWork<int>(CancellationToken.None);
        var release = new TaskCompletionSource<int>();
        var runs = 0;

        var waiting = Enumerable.Range(0, 50).Select(_ => shared.RunAsync(Work, CancellationToken.None)).ToArray();
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
    public async Task Runs_again_after_it_has_landed()
    {
        var shared = new SharedWork<int>(CancellationToken.None);
        var runs = 0;

        var first = await shared.RunAsync(_ => Task.FromResult(++runs), CancellationToken.None);
        var second = await shared.RunAsync(_ => Task.FromResult(++runs), CancellationToken.None);

        Assert.Equal((1, 2), (first, second));
    }

    [Fact]
    public async Task One_who_gives_up_does_not_end_it_for_the_others()
    {
        var shared = new SharedWork<int>(CancellationToken.None);
        var release = new TaskCompletionSource<int>();
        using var impatient = new CancellationTokenSource();
        var gaveUp = shared.RunAsync(Work, impatient.Token);
        var waits = shared.RunAsync(Work, CancellationToken.None);

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);
        release.SetResult(1);

        Assert.Equal(1, await waits);

        Task<int> Work(CancellationToken cancellationToken) => release.Task.WaitAsync(cancellationToken);
    }

    [Fact]
    public async Task Ends_when_the_last_has_given_up()
    {
        var shared = new SharedWork<int>(CancellationToken.None);
        var ended = new TaskCompletionSource();
        using var impatient = new CancellationTokenSource();
        var running = shared.RunAsync(async cancellationToken =>
        {
            using var registration = cancellationToken.Register(ended.SetResult);
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }, impatient.Token);

        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await ended.Task;
    }

    [Fact]
    public async Task Ends_with_its_owner()
    {
        using var owner = new CancellationTokenSource();
        var shared = new SharedWork<int>(owner.Token);
        var running = shared.RunAsync(async cancellationToken =>
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }, CancellationToken.None);

        await owner.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task A_failure_reaches_all_who_wait_and_is_not_kept()
    {
        var shared = new SharedWork<int>(CancellationToken.None);
        var release = new TaskCompletionSource<int>();
        var waiting = Enumerable.Range(0, 3).Select(_ => shared.RunAsync(_ => release.Task, CancellationToken.None)).ToArray();

        release.SetException(new InvalidOperationException("first"));

        foreach (var wait in waiting)
            await Assert.ThrowsAsync<InvalidOperationException>(() => wait);
        Assert.Equal(7, await shared.RunAsync(_ => Task.FromResult(7), CancellationToken.None));
    }
}
