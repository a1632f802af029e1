namespace SessionOps;

/// <summary>The base of every error that SessionOps raises on purpose.</summary>
/// <param name="errorId">A stable id from <see cref="ErrorIds"/>, for programs.</param>
/// <param name="message">What is missing and what to do next, for people; never a secret.</param>
/// <param name="innerException">The cause, if there is one.</param>
public class SessionOpsException(string errorId, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>A stable id from <see cref="ErrorIds"/>.</summary>
    public string ErrorId { get; } = errorId;

    /// <summary>What the caller can do about it, as one sentence; null when the message says all.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>Whether the same call may succeed later without any change.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the other side asked to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
