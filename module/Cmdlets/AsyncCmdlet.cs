using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>A cmdlet whose work is asynchronous: what it tells PowerShell is told on the pipeline's thread.</summary>
public abstract class AsyncCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Ends the work; PowerShell calls it on another thread than the pipeline's.</summary>
    protected override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The cmdlet ended by itself in this moment.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _stop.Dispose();
    }

    /// <summary>Tells PowerShell of a failure of the work; by default the statement ends with it.</summary>
    /// <param name="error">What the work threw.</param>
    /// <param name="target">What the work was about; null when it cannot be named.</param>
    private protected virtual void Report(Exception error, object? target) =>
        ThrowTerminatingError(new ErrorRecord(error, "UnexpectedError", ErrorCategory.NotSpecified, target));

    /// <summary>Runs the work to its end while serving the pipeline's thread.</summary>
    private protected void Run(object? target, Func<PipelineQueue, CancellationToken, Task> work) =>
        Run(
            target,
            async (pipeline, cancellationToken) =>
            {
                await work(pipeline, cancellationToken).ConfigureAwait(false);
                return true;
            },
            static _ => { }
        );

    /// <summary>Runs the work to its end while serving the pipeline's thread, and has its result taken there.</summary>
    private protected void Run<T>(object? target, Func<PipelineQueue, CancellationToken, Task<T>> work, Action<T> take)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var token = cancel.Token;
        var pipeline = new PipelineQueue(token);
        var task = BeginAsync(work, pipeline, token);
        _ = task.ContinueWith(_ => pipeline.Complete(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        try
        {
            // Ends at once when the cmdlet is stopped: work that ignores its token is not waited for.
            foreach (var action in pipeline.Actions(_stop.Token))
                action();
            if (Outcome(task) is { } error)
                Report(error, target);
            else
                take(task.Result);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        finally
        {
            pipeline.Complete();
            // A downstream that had enough (Select-Object -First) ends the work, too.
            cancel.Cancel();
            _ = task.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    // Begins here and not on the pool: a record of a warm session takes a millisecond or so, and each change of threads is a part of it.
    private static async Task<T> BeginAsync<T>(
        Func<PipelineQueue, CancellationToken, Task<T>> work,
        PipelineQueue pipeline,
        CancellationToken cancellationToken
    ) => await work(pipeline, cancellationToken).ConfigureAwait(false);

    /// <summary>What the ended work threw, except that it was stopped.</summary>
    private Exception? Outcome(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException || !_stop.IsCancellationRequested)
        {
            return error;
        }
    }
}
