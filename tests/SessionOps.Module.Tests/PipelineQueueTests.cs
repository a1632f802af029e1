using SessionOps.PowerShell;

namespace SessionOps.PowerShell.Tests;

public sealed class PipelineQueueTests
{
    [Fact]
    public void What_was_left_is_done_in_order_before_the_end()
    {
        var queue = new PipelineQueue(CancellationToken.None);
        var done = new List<int>();
        queue.Post(() => done.Add(1));
        queue.Post(() => done.Add(2));
        queue.Complete();
        queue.Post(() => done.Add(3));

        foreach (var action in queue.Actions(CancellationToken.None))
            action();

        Assert.Equal([1, 2], done);
    }

    // An exception on a stack as deep as PowerShell's costs a good part of what a token does.
    [Fact]
    public void Who_waits_is_woken_by_the_end_without_an_exception()
    {
        var queue = new PipelineQueue(CancellationToken.None);
        var thrown = new List<Exception>();
        var waiting = new Thread(() =>
        {
            foreach (var action in queue.Actions(CancellationToken.None))
                action();
        });
        AppDomain.CurrentDomain.FirstChanceException += (_, failure) =>
        {
            if (Thread.CurrentThread == waiting)
                thrown.Add(failure.Exception);
        };
        waiting.Start();
        SpinWait.SpinUntil(() => waiting.ThreadState.HasFlag(ThreadState.WaitSleepJoin));

        queue.Complete();
        waiting.Join();

        Assert.Empty(thrown);
    }
}
