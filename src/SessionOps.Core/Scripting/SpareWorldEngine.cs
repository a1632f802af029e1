namespace SessionOps.Scripting;

/// <summary>Keeps one world ready, so that an attestation need not wait for its engine and environment. No challenge runs for it.</summary>
internal sealed class SpareWorldEngine(IScriptEngine engine, ScriptWorldOptions usual) : IScriptEngine, IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly CancellationTokenSource _ending = new();
    private Task<IScriptWorld>? _spare;

    public string Name => engine.Name;

    public ScriptEngineStatus Status => engine.Status;

    /// <summary>Begins to make the spare.</summary>
    public void WarmUp()
    {
        lock (_gate)
        {
            if (!_ending.IsCancellationRequested)
                _spare ??= CreateAsync(_ending.Token);
        }
    }

    public async Task<IScriptWorld> CreateWorldAsync(ScriptWorldOptions options, CancellationToken cancellationToken)
    {
        if (options != usual)
            return await engine.CreateWorldAsync(options, cancellationToken).ConfigureAwait(false);
        try
        {
            return await TakeUsableAsync(cancellationToken).ConfigureAwait(false)
                ?? await engine.CreateWorldAsync(options, cancellationToken).ConfigureAwait(false);
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

    // The token is read before the thread changes: afterwards its source may be disposed.
    private Task<IScriptWorld> CreateAsync(CancellationToken ending) => Task.Run(() => engine.CreateWorldAsync(usual, ending), ending);

    // A spare that failed, or whose engine has gone since, is ignored: the caller gets a new world, or the error of making it.
    private async Task<IScriptWorld?> TakeUsableAsync(CancellationToken cancellationToken)
    {
        if (Take() is not { } spare)
            return null;
        try
        {
            var world = await spare.WaitAsync(cancellationToken).ConfigureAwait(false);
            await world.ExecuteAsync("", "spare", cancellationToken).ConfigureAwait(false);
            return world;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await PutBackAsync(spare).ConfigureAwait(false);
            throw;
        }
        catch (Exception error) when (error is SessionOpsException or ObjectDisposedException)
        {
            await EndAsync(spare).ConfigureAwait(false);
            return null;
        }
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

    // A caller that has cancelled must not wait for the spare.
    private async Task PutBackAsync(Task<IScriptWorld> spare)
    {
        lock (_gate)
        {
            if (_spare is null && !_ending.IsCancellationRequested)
            {
                _spare = spare;
                return;
            }
        }

        await EndAsync(spare).ConfigureAwait(false);
    }

    private static async Task EndAsync(Task<IScriptWorld> spare)
    {
        await spare
            .ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
            .ConfigureAwait(false);
        if (spare.IsCompletedSuccessfully)
            await spare.Result.DisposeAsync().ConfigureAwait(false);
    }
}
