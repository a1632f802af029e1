namespace SessionOps;

/// <summary>The base of every error that SessionOps raises on purpose.</summary>
/// <param name="errorId">A stable id from <see cref="ErrorIds"/>, for programs.</param>
/// <param name="message">What happened, for people; never a secret. What to do is in <see cref="ErrorCatalogue"/>.</param>
/// <param name="innerException">The cause, if there is one. Of one that is not SessionOps' own only <see cref="Cause"/> is kept, because its text may contain anything.</param>
public class SessionOpsException(string errorId, string message, Exception? innerException = null)
    : Exception(ErrorText.Clean(message), innerException as SessionOpsException)
{
    /// <summary>A stable id from <see cref="ErrorIds"/>.</summary>
    public string ErrorId { get; } = errorId;

    /// <summary>The types of the exceptions that caused this one, outermost first, without their texts; null when there were none.</summary>
    public string? Cause { get; } = ErrorText.KindsOf(innerException);

    /// <summary>What the caller can do about it, when that is more than <see cref="ErrorCatalogue"/> says for the id; in neutral words that <see cref="Wording"/> translates.</summary>
    public string? RecommendedAction { get; init; }

    /// <summary>What only a user of this machine needs to know, such as a path: shown by cmdlets and the doctor, never answered over HTTP.</summary>
    public string? LocalAction { get; init; }

    /// <summary>Whether the same call may succeed later without any change.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the remote server asked to wait; null when it did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
