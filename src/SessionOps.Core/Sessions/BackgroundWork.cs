using Microsoft.Extensions.Logging;

namespace SessionOps.Sessions;

/// <summary>Owns what runs without a caller, or longer than one: it is cancelled and awaited when the owner ends.</summary>
internal sealed class BackgroundWork(ILogger logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>Starts work whose result somebody may wait for.</summary>
    public Task<T> Run<T>(Func<CancellationToken, Task<T>> work)
    {
        lock (_running)
        {
            if (_ending.IsCancellationRequested)
                return Task.FromCanceled<T>(_ending.Token);
            var token = _ending.Token;
            var task = Task.Run(() => work(token), CancellationToken.None);
            _running.Add(task);
            task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            return task;
        }
    }

    /// <summary>Starts work that nobody waits for; a failure is logged as a warning under its name.</summary>
    public void Start(string name, Func<CancellationToken, Task> work) => _ = Run(token => GuardAsync(name, work, token));

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
            logger.LogDebug("{Work} ended with its owner", name);
        }
        catch (Exception error)
        {
            logger.LogWarning(error as SessionOpsException is null ? error : null, "{Work} failed: {Message}", name, error.Message);
        }

        return false;
    }

    private void Forget(Task task)
    {
        // An error of work whose callers have all given up is nobody's; it must not end the process as unobserved.
        _ = task.Exception;
        lock (_running)
            _running.Remove(task);
    }
}
