namespace SessionOps;

/// <summary>The remote server, or our own breaker on its behalf, asks to wait.</summary>
public sealed class RateLimitedException : SessionOpsException
{
    /// <inheritdoc cref="SessionOpsException(string, string, Exception?)"/>
    public RateLimitedException(string errorId, string message, TimeSpan? retryAfter, Exception? innerException = null)
        : base(errorId, message, innerException)
    {
        RetryAfter = retryAfter;
        IsTransient = true;
    }
}
