namespace SessionOps.Scripting;

/// <summary>Keeps one world ready, so that an attestation need not wait for its engine and environment. No challenge runs for it.</summary>
internal sealed class SpareWorldEngine(IScriptEngine engine, ScriptWorldOptions usual) : IScriptEngine, IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly CancellationTokenSource _ending = new();
    private Task<IScriptWorld>? _spare;

    public string Name => engine.Name;

    /// <summary>Begins to make the spare.</summary>
    public void WarmUp()
    {
        lock (_gate)
        {
            if (!_ending.IsCancellationRequested)
                _spare ??= Task.Run(() => engine.CreateWorldAsync(usual, _ending.Token), _ending.Token);
        }
    }

    public async Task<IScriptWorld> CreateWorldAsync(ScriptWorldOptions options, CancellationToken cancellationToken)
    {
        if (options != usual || Take() is not { } spare)
            return await engine.CreateWorldAsync(options, cancellationToken).ConfigureAwait(false);
        try
        {
            return await spare.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await EndAsync(spare).ConfigureAwait(false);
            throw;
        }
        finally
        {
            WarmUp();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        if (Take() is { } spare)
            await EndAsync(spare).ConfigureAwait(false);
        _ending.Dispose();
    }

    private Task<IScriptWorld>? Take()
    {
        lock (_gate)
        {
            var spare = _spare;
            _spare = null;
            return spare;
        }
    }

    private static async Task EndAsync(Task<IScriptWorld> spare)
    {
        await spare.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).ConfigureAwait(false);
        if (spare.IsCompletedSuccessfully)
            await spare.Result.DisposeAsync().ConfigureAwait(false);
    }
}
