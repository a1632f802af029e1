using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SessionOps.PowerShell;

/// <summary>The base of every generated cmdlet: finds the session service of its settings, runs the operation on it and reports to PowerShell.</summary>
public abstract partial class OperationCmdlet : AsyncCmdlet
{
    private SessionOpsOptions? _options;

    /// <summary>The settings of this call.</summary>
    private protected SessionOpsOptions Options => _options!;

    /// <summary>Whether the operation ran, which -WhatIf and -Confirm can prevent.</summary>
    private protected bool HasRun { get; private set; }

    /// <summary>Reads the settings before the first input: without them nothing can be done.</summary>
    protected override void BeginProcessing()
    {
        try
        {
            _options = ReadOptions();
        }
        catch (InvalidInputException error)
        {
            ThrowTerminatingError(ErrorRecords.From(error, error.Parameter));
        }
    }

    /// <summary>Stores what was left to be stored later: the process may end with this command.</summary>
    protected override void EndProcessing()
    {
        if (HasRun)
            StoreRest();
    }

    /// <summary>Runs an asynchronous operation with one result.</summary>
    /// <param name="target">What the operation is about; null for every stored session. Never a secret.</param>
    /// <param name="action">What -WhatIf and -Confirm call the change; null when nothing changes.</param>
    /// <param name="operation">The operation.</param>
    protected void Invoke<T>(string? target, string? action, Func<ISessionService, IProgress<SessionStep>, CancellationToken, Task<T>> operation) =>
        Invoke(target, action, (_, sessions, progress, cancellationToken) => operation(sessions, progress, cancellationToken), result => Write(result));

    /// <summary>Runs an operation with many results; each is written as it arrives.</summary>
    /// <inheritdoc cref="Invoke{T}(string?, string?, Func{ISessionService, IProgress{SessionStep}, CancellationToken, Task{T}})"/>
    protected void Invoke<T>(string? target, string? action, Func<ISessionService, IProgress<SessionStep>, CancellationToken, IAsyncEnumerable<T>> operation) =>
        Invoke(
            target,
            action,
            async (pipeline, sessions, progress, cancellationToken) =>
            {
                await foreach (var item in operation(sessions, progress, cancellationToken).WithCancellation(cancellationToken).ConfigureAwait(false))
                    await WriteAsync(pipeline, item).ConfigureAwait(false);
                return true;
            },
            static _ => { }
        );

    /// <summary>Runs an operation without a result.</summary>
    /// <inheritdoc cref="Invoke{T}(string?, string?, Func{ISessionService, IProgress{SessionStep}, CancellationToken, Task{T}})"/>
    protected void Invoke(string? target, string? action, Func<ISessionService, IProgress<SessionStep>, CancellationToken, Task> operation) =>
        Invoke(
            target,
            action,
            async (_, sessions, progress, cancellationToken) =>
            {
                await operation(sessions, progress, cancellationToken).ConfigureAwait(false);
                return true;
            },
            static _ => { }
        );

    /// <summary>Runs an operation with one result.</summary>
    /// <inheritdoc cref="Invoke{T}(string?, string?, Func{ISessionService, IProgress{SessionStep}, CancellationToken, Task{T}})"/>
    protected void Invoke<T>(string? target, string? action, Func<ISessionService, IProgress<SessionStep>, CancellationToken, T> operation) =>
        Invoke(
            target,
            action,
            (_, sessions, progress, cancellationToken) => Task.FromResult(operation(sessions, progress, cancellationToken)),
            result => Write(result)
        );

    /// <summary>Converts a result to what the caller asked for; by default the result itself, and nothing for null.</summary>
    private protected virtual object? ToOutput(object? result) => result;

    private protected override void Report(Exception error, object? target)
    {
        if (error is AttestationException attestation)
            Warn(attestation.CoverageGaps);
        // The settings or the machine would lack the same for the next input.
        if (error is SessionOpsException { ErrorId: ErrorIds.InvalidConfiguration or ErrorIds.EngineUnavailable })
            ThrowTerminatingError(ErrorRecords.From((SessionOpsException)error, target));
        else if (error is SessionOpsException known)
            WriteError(ErrorRecords.From(known, target));
        else
            base.Report(error, target);
    }

    private void Invoke<T>(
        string? target,
        string? action,
        Func<PipelineQueue, ISessionService, IProgress<SessionStep>, CancellationToken, Task<T>> work,
        Action<T> take
    )
    {
        // Asked before the work starts, so that a refusal costs nothing.
        if (action is not null && !ShouldProcess(target ?? "every stored session", action))
            return;
        HasRun = true;
        var runspace = Runspace.DefaultRunspace;
        try
        {
            Run(
                target,
                (pipeline, cancellationToken) =>
                    work(pipeline, SharedServices.Get(_options!, runspace), new StepProgress(step => pipeline.Post(() => Show(step))), cancellationToken),
                take
            );
        }
        finally
        {
            EndProgress();
        }
    }

    private Task WriteAsync(PipelineQueue pipeline, object? result) => pipeline.PostAsync(() => Write(result));

    private void Write(object? result)
    {
        if (result is null)
            return;
        Warn(result);
        // A list is many results; a text is one.
        if (ToOutput(result) is not { } output)
            return;
        try
        {
            WriteObject(output, enumerateCollection: output is not string);
        }
        catch (Exception error) when (error is FlowControlException or PipelineStoppedException && !Stopping)
        {
            // The pipeline stops (Select-Object -First, break), so the end of this cmdlet is not reached.
            StoreRest();
            throw;
        }
    }
}
