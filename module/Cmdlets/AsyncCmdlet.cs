using System.Management.Automation;

namespace SessionOps.PowerShell;

/// <summary>A cmdlet with asynchronous work, which calls PowerShell only on the pipeline's thread.</summary>
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
            // The cmdlet has just ended.
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

    /// <summary>Reports a failure of the work to PowerShell; by default as a terminating error.</summary>
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

    /// <summary>Runs the work to its end while serving the pipeline's thread, and uses its result there.</summary>
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
            // A downstream cmdlet that stops the pipeline (Select-Object -First) ends the work, too.
            cancel.Cancel();
            _ = task.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    // Starts here and not on the pool: with a warm session a record takes about a millisecond, and a change of threads would be a good part of that.
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
