namespace SessionOps.PowerShell;

/// <summary>Passes each step on at once, on the reporting thread and in order, which <see cref="Progress{T}"/> does not promise.</summary>
internal sealed class StepProgress(Action<SessionStep> report) : IProgress<SessionStep>
{
    /// <inheritdoc/>
    public void Report(SessionStep value) => report(value);
}
