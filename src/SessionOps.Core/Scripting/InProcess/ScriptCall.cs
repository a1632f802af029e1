namespace SessionOps.Scripting;

/// <summary>One call into a world: its time, its caller's wish to end it, and the world's end, as one signal.</summary>
internal sealed class ScriptCall : IDisposable
{
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationTokenSource _interrupt;
    private readonly CancellationToken _disposing;
    private readonly CancellationToken _cancellationToken;

    public ScriptCall(TimeSpan timeout, CancellationToken disposing, CancellationToken cancellationToken)
    {
        Timeout = timeout;
        _disposing = disposing;
        _cancellationToken = cancellationToken;
        _deadline = new CancellationTokenSource(timeout);
        _interrupt = CancellationTokenSource.CreateLinkedTokenSource(_deadline.Token, disposing, cancellationToken);
    }

    /// <summary>The longest time of the call.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Set when the call has to end, whatever the reason.</summary>
    public CancellationToken Interrupt => _interrupt.Token;

    /// <summary>What the caller gets when the call was ended: by the world's end, by the caller, else by the clock.</summary>
    /// <param name="timedOut">The message for the last.</param>
    public Exception Ended(string timedOut)
    {
        if (_disposing.IsCancellationRequested)
            return new ObjectDisposedException(nameof(IScriptWorld), "The script world was disposed while it ran.");
        return _cancellationToken.IsCancellationRequested
            ? new OperationCanceledException(_cancellationToken)
            : new SessionOpsException(ErrorIds.ScriptLimitExceeded, timedOut);
    }

    public void Dispose()
    {
        _interrupt.Dispose();
        _deadline.Dispose();
    }
}
