namespace SessionOps;

/// <summary>The challenge did not lead to an integrity token.</summary>
/// <param name="stage">The stage that failed.</param>
/// <param name="errorId">A stable id from <see cref="ErrorIds"/>.</param>
/// <param name="message">What is missing and what to do next; never a secret.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class AttestationException(string errorId, SessionStage stage, string message, Exception? innerException = null)
    : SessionOpsException(errorId, message, innerException)
{
    /// <summary>The stage that failed.</summary>
    public SessionStage Stage { get; } = stage;

    /// <summary>What the script asked for and the environment lacks: the usual reason for a refused snapshot.</summary>
    public IReadOnlyList<CoverageGap> CoverageGaps { get; init; } = [];
}
