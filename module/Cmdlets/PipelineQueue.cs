using System.Collections.Concurrent;

namespace SessionOps.PowerShell;

/// <summary>What a cmdlet's work wants done on the pipeline's thread, in order.</summary>
/// <param name="cancellationToken">Ends the waiting for a pipeline that takes nothing any more.</param>
internal sealed class PipelineQueue(CancellationToken cancellationToken)
{
    // Not disposed: work that outlives a stop may still try to add, and is refused.
    private readonly BlockingCollection<Action> _actions = [];

    /// <summary>The actions until the work is complete.</summary>
    public IEnumerable<Action> Actions(CancellationToken stop) => _actions.GetConsumingEnumerable(stop);

    /// <summary>Takes no further actions.</summary>
    public void Complete() => _actions.CompleteAdding();

    /// <summary>Leaves an action and does not wait for it. What is told after the cmdlet's end is dropped: nobody listens.</summary>
    public void Post(Action action)
    {
        try
        {
            _actions.Add(action, CancellationToken.None);
        }
        catch (InvalidOperationException) when (_actions.IsAddingCompleted) { }
    }

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
