namespace SessionOps;

/// <summary>YouTube or the attestation service answered with something that cannot be used.</summary>
/// <inheritdoc cref="SessionOpsException(string, string, Exception?)"/>
public sealed class UnexpectedResponseException(string errorId, string message, Exception? innerException = null)
    : SessionOpsException(errorId, message, innerException)
{
    /// <summary>The HTTP status of the answer; null when there was no answer.</summary>
    public int? StatusCode { get; init; }
}
