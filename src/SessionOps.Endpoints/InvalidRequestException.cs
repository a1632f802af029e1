namespace SessionOps.Endpoints;

/// <summary>A request that cannot be understood; every field that is wrong is named.</summary>
/// <param name="status">400, 413 or 415.</param>
/// <param name="message">What is wrong, for people; never a value that the caller sent.</param>
/// <param name="errors">What is wrong by field; empty when it is the request as a whole.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class InvalidRequestException(int status, string message, IReadOnlyDictionary<string, string[]> errors, Exception? innerException = null)
    : SessionOpsException(ErrorIds.InvalidInput, message, innerException)
{
    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; } = status;

    /// <summary>The sentences by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; } = errors;
}
