using System.Collections.Concurrent;

namespace SessionOps.PowerShell;

/// <summary>The actions of a cmdlet's work that must run on the pipeline's thread, in order.</summary>
/// <param name="cancellationToken">Ends waiting for a pipeline that runs no more actions.</param>
internal sealed class PipelineQueue(CancellationToken cancellationToken)
{
    // Not disposed: work that outlives a stop may still add an action, which is dropped.
    private readonly BlockingCollection<Action?> _actions = [];

    /// <summary>The actions until the work is complete.</summary>
    public IEnumerable<Action> Actions(CancellationToken stop)
    {
        while (_actions.Take(stop) is { } action)
            yield return action;
    }

    /// <summary>Ends the queue after the actions that it has.</summary>
    // Null marks the end. CompleteAdding would wake the waiting thread with an exception, which took a quarter of a token's time on PowerShell's deep stack.
    public void Complete() => _actions.Add(null);

    /// <summary>Adds an action and does not wait for it. After the cmdlet's end it is dropped.</summary>
    public void Post(Action action) => _actions.Add(action);

    /// <summary>Runs an action and waits for it, so that a slow consumer slows the work.</summary>
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
