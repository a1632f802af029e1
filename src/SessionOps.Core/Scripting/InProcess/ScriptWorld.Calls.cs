namespace SessionOps.Scripting;

internal sealed partial class ScriptWorld
{
    // The words of a script can be of any length and content; this much tells what happened.
    private const int MaxDetail = 300;

    private async Task<T> RunAsync<T>(TimeSpan timeout, Func<ScriptCall, T> work, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        cancellationToken.ThrowIfCancellationRequested();
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        ObjectDisposedException.ThrowIf(!_thread.TryPost(() => Run(timeout, work, result, cancellationToken)), this);
        var registration = cancellationToken.Register(() => result.TrySetCanceled(cancellationToken));
        await using (registration.ConfigureAwait(false))
        {
            try
            {
                return await result.Task.ConfigureAwait(false);
            }
            finally
            {
                _rest.Change(RestAfter, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Run<T>(TimeSpan timeout, Func<ScriptCall, T> work, TaskCompletionSource<T> result, CancellationToken cancellationToken)
    {
        if (result.Task.IsCompleted)
            return;
        using var call = new ScriptCall(
            timeout,
            timeout * _options.Limits.MaxSlowdown,
            _thread.Clock,
            () => Abandon(timeout, result),
            _ending,
            cancellationToken
        );
        try
        {
            call.Interrupt.ThrowIfCancellationRequested();
            if (_stopReason is { } reason)
                throw new SessionOpsException(ErrorIds.ScriptFailed, $"The script world was stopped and cannot be reused: {reason} Create another one.");
            _call = call;
            _vm?.BeginCall(call.WallTimeout, call.Interrupt);
            result.TrySetResult(work(call));
        }
        catch (Exception exception)
        {
            result.TrySetException(Translate(exception, call));
        }
        finally
        {
            _vm?.EndCall();
            _call = null;
        }
    }

    // The thread is stuck in one built-in that looks at no limit: the caller is released in time anyway.
    private void Abandon<T>(TimeSpan timeout, TaskCompletionSource<T> result)
    {
        var message = $"The script did not stop after its limit of {timeout.TotalSeconds:0.###} s.";
        Abandon(message);
        result.TrySetException(new SessionOpsException(ErrorIds.ScriptLimitExceeded, message));
    }

    private void Abandon(string message)
    {
        _stopReason = message;
        _thread.MarkStuck();
        _stuck.TrySetResult();
    }

    private Exception Translate(Exception exception, ScriptCall call)
    {
        if (exception is SessionOpsException or ObjectDisposedException)
            return exception;
        if (Explain(exception, call) is not { } failure)
            return exception is OperationCanceledException ? call.Ended("The script had no time left to start.") : Broken(exception);
        return failure.Kind switch
        {
            ScriptFailureKind.Threw => new SessionOpsException(ErrorIds.ScriptFailed, $"The script failed: {Shorten(failure.Detail)}"),
            ScriptFailureKind.Stack => new SessionOpsException(ErrorIds.ScriptLimitExceeded, "The script exceeded its stack by deep recursion."),
            ScriptFailureKind.Memory => Stop($"The script exceeded its memory limit of {_options.Limits.MemoryBytes >> 20} MB."),
            ScriptFailureKind.Retained => Stop($"The script world kept more than its limit of {_options.Limits.RetainedBytes >> 20} MB alive."),
            ScriptFailureKind.Statements => Stop($"The script exceeded its limit of {_options.Limits.Statements} statements."),
            _ => Interrupted(call),
        };
    }

    private ScriptFailure? Explain(Exception exception, ScriptCall call)
    {
        if (exception is ScriptThrewException)
            return ScriptFailure.FromDescription(exception.Message);
        if (_vm?.Explain(exception) is not { } failure || failure.Thrown is null || _functions is null)
            return _vm?.Explain(exception);
        // V8 is interrupted once in a call: after that the thrown value's own getters would run without a limit.
        if (call.Interrupt.IsCancellationRequested)
            return new ScriptFailure(ScriptFailureKind.Interrupted, failure.Detail);
        try
        {
            return ScriptFailure.FromDescription(_functions.Describe(failure.Thrown));
        }
        catch (Exception inDescription) when (_vm.Explain(inDescription) is not null)
        {
            // The thrown value's own getters ran into a limit.
            return _vm.Explain(inDescription);
        }
    }

    private SessionOpsException Stop(string message)
    {
        _stopReason = message;
        return new SessionOpsException(ErrorIds.ScriptLimitExceeded, message);
    }

    private Exception Interrupted(ScriptCall call)
    {
        var ended = call.Ended($"The script exceeded its time limit of {call.Timeout.TotalSeconds:0.###} s.");
        _stopReason = ended is SessionOpsException ? ended.Message : "a script in it was cancelled.";
        return ended;
    }

    private SessionOpsException Broken(Exception exception)
    {
        _stopReason = $"the {EngineName} engine failed ({exception.GetType().Name}).";
        return new SessionOpsException(ErrorIds.ScriptFailed, $"The {EngineName} engine failed: {exception.GetType().Name}.", exception);
    }

    internal static string Shorten(string detail)
    {
        var text = detail.Length > MaxDetail ? string.Concat(detail.AsSpan(0, MaxDetail), "...") : detail;
        return string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
    }
}
