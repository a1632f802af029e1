namespace SessionOps;

/// <summary>One step of obtaining a session, as reported while it happens.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Message">The same as a sentence for people, without secrets.</param>
/// <param name="PercentComplete">How far the whole is, 0 to 100.</param>
public sealed record SessionStep(SessionStage Stage, string Message, int PercentComplete)
{
    /// <summary>Whether the message is a warning about the result, not a step on the way to it.</summary>
    public bool IsWarning { get; init; }
}
