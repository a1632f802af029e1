using Microsoft.Extensions.Logging;

namespace SessionOps.Sessions;

/// <summary>Owns what runs without a caller: it is cancelled and awaited when the owner ends.</summary>
internal sealed class BackgroundWork(ILogger logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>Cancelled when the owner ends.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Starts work; a failure is logged as a warning under its name, for nobody waits for it.</summary>
    public void Start(string name, Func<CancellationToken, Task> work)
    {
        lock (_running)
        {
            if (_ending.IsCancellationRequested)
                return;
            var token = _ending.Token;
            var task = Task.Run(() => GuardAsync(name, work, token), CancellationToken.None);
            _running.Add(task);
            task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

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
            await Task.WhenAll(running).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_running)
            _ending.Cancel();
        await IdleAsync().ConfigureAwait(false);
        _ending.Dispose();
    }

    private async Task GuardAsync(string name, Func<CancellationToken, Task> work, CancellationToken ending)
    {
        try
        {
            await work(ending).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            logger.LogDebug("{Work} ended with its owner", name);
        }
        catch (Exception error)
        {
            logger.LogWarning(error as SessionOpsException is null ? error : null, "{Work} failed: {Message}", name, error.Message);
        }
    }

    private void Forget(Task task)
    {
        lock (_running)
            _running.Remove(task);
    }
}
