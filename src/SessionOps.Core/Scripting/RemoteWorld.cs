namespace SessionOps.Scripting;

/// <summary>
/// A script world outside this process: in a child process, in a browser, on another machine. The derived class sends commands; this one keeps what
/// <see cref="IScriptWorld"/> promises. Calls take turns, and a call that exceeds its time limit or is cancelled ends the world.
/// <para>A command is a name and values, and its answer is one value, of the types that <see cref="IScriptBridge.CallAsync"/> lists:</para>
/// <list type="bullet">
/// <item><c>open</c>, the first: the text of <see cref="BrowserEnvironment.Source"/>, the page's address, the user agent, and the languages with commas between them.</item>
/// <item><c>execute</c>: a script, and its name for stack traces.</item>
/// <item><c>bridge</c>: an expression that gives an object of functions. The answer is a number or text by which <c>call</c> finds the object.</item>
/// <item><c>call</c>: the answer of <c>bridge</c>, a function's name, and its arguments. The answer is what the function returned or its promise resolved to.</item>
/// </list>
/// </summary>
/// <param name="engineName">The name of the engine that makes the world.</param>
/// <param name="options">The page that the world stands for, and its limits. Only the time limit is kept here, by the wall clock.</param>
public abstract class RemoteWorld(string engineName, ScriptWorldOptions options) : IScriptWorld
{
    private readonly SemaphoreSlim _turns = new(1, 1);
    private int _killed;
    private bool _isDisposed;

    /// <inheritdoc />
    public string EngineName { get; } = engineName;

    /// <inheritdoc />
    public virtual IReadOnlyList<CoverageGap> CoverageGaps => [];

    /// <summary>Sends <c>open</c>, and ends the world when that fails.</summary>
    /// <param name="cancellationToken">Ends the world.</param>
    /// <returns>This world.</returns>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.EngineUnavailable"/>: there is nothing to send commands to.</exception>
    public async Task<IScriptWorld> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var languages = string.Join(',', options.Profile.Languages);
            object?[] page = [BrowserEnvironment.Source.Text, options.PageUrl.AbsoluteUri, options.Profile.UserAgent, languages];
            await AskAsync("open", page, options.Limits.Timeout, ErrorIds.EngineUnavailable, cancellationToken).ConfigureAwait(false);
            return this;
        }
        catch
        {
            await DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc />
    public Task ExecuteAsync(string source, string sourceName, CancellationToken cancellationToken) =>
        AskAsync("execute", [source, sourceName], options.Limits.Timeout, ErrorIds.ScriptFailed, cancellationToken);

    /// <inheritdoc />
    public async Task<IScriptBridge> CreateBridgeAsync(string expression, CancellationToken cancellationToken)
    {
        var bridge = await AskAsync("bridge", [expression], options.Limits.Timeout, ErrorIds.ScriptFailed, cancellationToken).ConfigureAwait(false);
        return new Bridge(this, bridge);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Volatile.Write(ref _isDisposed, true);
        KillOnce();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Sends a command and waits for its answer. It is not called again before it has ended, nor after <see cref="Kill"/>.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="values">The command's values.</param>
    /// <param name="cancellationToken">Cancels waiting for the answer.</param>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.ScriptFailed"/>: the script threw. Every other exception ends the world.</exception>
    protected abstract Task<object?> SendAsync(string command, object?[] values, CancellationToken cancellationToken);

    /// <summary>Ends the world at once, whatever it runs, and releases what it holds. Called once, possibly while a command waits for its answer.</summary>
    protected abstract void Kill();

    private async Task<object?> AskAsync(string command, object?[] values, TimeSpan timeout, string failure, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), this);
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), this);
            if (Volatile.Read(ref _killed) != 0)
                throw new SessionOpsException(ErrorIds.ScriptFailed, "The script world was stopped and cannot be reused.");
            return await SendInTimeAsync(command, values, timeout, failure, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<object?> SendInTimeAsync(string command, object?[] values, TimeSpan timeout, string failure, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        var registration = limit.Token.Register(KillOnce);
        await using (registration.ConfigureAwait(false))
        {
            try
            {
                return await SendAsync(command, values, limit.Token).ConfigureAwait(false);
            }
            catch (Exception error) when (limit.IsCancellationRequested || error is not SessionOpsException)
            {
                KillOnce();
                cancellationToken.ThrowIfCancellationRequested();
                ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed), this);
                throw limit.IsCancellationRequested
                    ? new SessionOpsException(ErrorIds.ScriptLimitExceeded, $"The script exceeded its time limit of {timeout.TotalSeconds:0.###} s.")
                    : new SessionOpsException(failure, $"The connection to a script world of the engine {EngineName} failed.", error);
            }
        }
    }

    private void KillOnce()
    {
        if (Interlocked.Exchange(ref _killed, 1) == 0)
            Kill();
    }

    private sealed class Bridge(RemoteWorld world, object? bridge) : IScriptBridge
    {
        public Task<object?> CallAsync(string name, TimeSpan timeout, CancellationToken cancellationToken, params object?[] arguments) =>
            world.AskAsync("call", [bridge, name, .. arguments], timeout, ErrorIds.ScriptFailed, cancellationToken);
    }
}
