using System.Collections.Concurrent;

namespace SessionOps.PowerShell;

/// <summary>What a cmdlet's work wants done on the pipeline's thread, in order.</summary>
/// <param name="cancellationToken">Ends the waiting for a pipeline that takes nothing any more.</param>
internal sealed class PipelineQueue(CancellationToken cancellationToken)
{
    // Not disposed: work that outlives a stop may still leave something, and nobody takes it.
    private readonly BlockingCollection<Action?> _actions = [];

    /// <summary>The actions until the work is complete.</summary>
    public IEnumerable<Action> Actions(CancellationToken stop)
    {
        while (_actions.Take(stop) is { } action)
            yield return action;
    }

    /// <summary>Ends the actions after those that were left before.</summary>
    // Null marks the end. CompleteAdding would wake the waiting thread with an exception, which took a quarter of a token's time on PowerShell's deep stack.
    public void Complete() => _actions.Add(null);

    /// <summary>Leaves an action and does not wait for it. What is told after the cmdlet's end is dropped: nobody listens.</summary>
    public void Post(Action action) => _actions.Add(action);

    /// <summary>Has an action done and waits until it was, so that a slow consumer slows the work.</summary>
    public Task PostAsync(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() =>
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (Exception error)
            {
                done.SetException(error);
                throw;
            }
        });
        return done.Task.WaitAsync(cancellationToken);
    }
}
