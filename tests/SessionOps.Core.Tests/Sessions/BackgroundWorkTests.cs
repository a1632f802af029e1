using Microsoft.Extensions.Logging.Abstractions;
using SessionOps.Sessions;

namespace SessionOps.Core.Tests.Sessions;

public sealed class BackgroundWorkTests
{
    [Fact]
    public async Task What_runs_is_cancelled_and_awaited_at_its_owners_end()
    {
        var work = new BackgroundWork(NullLogger.Instance);
        var ended = false;
        var running = work.Begin(async cancellationToken =>
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Timeout.Infinite, cancellationToken));
            await Task.Yield();
            return ended = true;
        });

        await work.DisposeAsync();

        Assert.True(ended);
        Assert.True(running.IsCompletedSuccessfully);
    }

    // A timer can fire in the moment in which its owner ends: what its callback throws would end the process.
    [Fact]
    public async Task What_is_started_after_its_owners_end_does_not_begin_and_throws_nothing()
    {
        var work = new BackgroundWork(NullLogger.Instance);
        await work.DisposeAsync();
        var begun = false;

        work.Start("Late work", _ => Task.FromResult(begun = true));
        var late = work.Begin(_ => Task.FromResult(begun = true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late);
        await work.IdleAsync();
        Assert.False(begun);
    }
}
