namespace SessionOps.Sessions;

/// <summary>
/// Work that runs once for each key, however many callers wait for it. It is finished even when all of them cancel, so that the next caller finds its
/// result, and ends early only with its owner.
/// </summary>
internal sealed class SharedWork<TKey, TResult>(BackgroundWork owner)
    where TKey : notnull
{
    private readonly Dictionary<TKey, Task<TResult>> _running = [];

    /// <summary>Whether anything runs.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_running)
                return _running.Count > 0;
        }
    }

    /// <summary>Joins the running work of the key, or starts it.</summary>
    /// <param name="key">What the work is for.</param>
    /// <param name="work">What to run when nothing is running; its token is the owner's, not the caller's.</param>
    /// <param name="cancellationToken">Ends the waiting of this caller only.</param>
    public Task<TResult> RunAsync(TKey key, Func<CancellationToken, Task<TResult>> work, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<TResult>(cancellationToken);
        Task<TResult>? running;
        TaskCompletionSource<Task<TResult>>? begun = null;
        lock (_running)
        {
            if (!_running.TryGetValue(key, out running))
            {
                begun = new TaskCompletionSource<Task<TResult>>();
                _running.Add(key, running = begun.Task.Unwrap());
            }
        }

        begun?.SetResult(owner.Begin(token => RunToEndAsync(key, work, token)));
        return running.WaitAsync(cancellationToken);
    }

    private async Task<TResult> RunToEndAsync(TKey key, Func<CancellationToken, Task<TResult>> work, CancellationToken ending)
    {
        try
        {
            return await work(ending).ConfigureAwait(false);
        }
        finally
        {
            lock (_running)
                _running.Remove(key);
        }
    }
}
