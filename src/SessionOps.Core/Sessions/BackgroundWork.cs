using Microsoft.Extensions.Logging;

namespace SessionOps.Sessions;

/// <summary>Owns what runs without a caller, or longer than one: it is cancelled and awaited when the owner ends.</summary>
internal sealed class BackgroundWork : IAsyncDisposable
{
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ending = new();
    private readonly HashSet<Task> _running = [];

    // A disposed source gives no token, and a timer may fire at that moment.
    private readonly CancellationToken _ended;

    public BackgroundWork(ILogger logger) => (_logger, _ended) = (logger, _ending.Token);

    /// <summary>Begins work on the caller's thread and owns what is left of it; a change of threads would be a good part of a token's time. After the owner's end the work is cancelled before it begins.</summary>
    public Task<T> Begin<T>(Func<CancellationToken, Task<T>> work)
    {
        var begun = new TaskCompletionSource<Task<T>>();
        var task = begun.Task.Unwrap();
        lock (_running)
        {
            if (_ended.IsCancellationRequested)
                return Task.FromCanceled<T>(_ended);
            _running.Add(task);
        }

        task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        begun.SetResult(work(_ended));
        return task;
    }

    /// <summary>Starts work that nobody waits for; a failure is logged as a warning under its name.</summary>
    public void Start(string name, Func<CancellationToken, Task> work) =>
        _ = Begin(token => Task.Run(() => GuardAsync(name, work, token), CancellationToken.None));

    /// <summary>Waits until nothing runs.</summary>
    public async Task IdleAsync()
    {
        while (true)
        {
            Task[] running;
            lock (_running)
                running = [.. _running];
            if (running.Length == 0)
                return;
            // Failures are for those who wait for the work itself.
            await Task.WhenAll(running)
                .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default)
                .ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_running)
            _ending.Cancel();
        await IdleAsync().ConfigureAwait(false);
        _ending.Dispose();
    }

    private async Task<bool> GuardAsync(string name, Func<CancellationToken, Task> work, CancellationToken ending)
    {
        try
        {
            await work(ending).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            _logger.LogDebug("{Work} ended with its owner", name);
        }
        catch (Exception error)
        {
            _logger.LogWarning(error as SessionOpsException is null ? error : null, "{Work} failed: {Message}", name, error.Message);
        }

        return false;
    }

    private void Forget(Task task)
    {
        // When all callers have cancelled, nobody observes the error: it must not be reported as unobserved.
        _ = task.Exception;
        lock (_running)
            _running.Remove(task);
    }
}
