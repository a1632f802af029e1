namespace SessionOps;

/// <summary>What kind of session a caller wants.</summary>
public sealed record SessionRequest
{
    /// <summary>The name under which the session is shared.</summary>
    public string Name { get; init; } = SessionName.Default;

    /// <summary>Whether to accept the service's fallback token when no integrity token is granted; it is then graded <see cref="TokenGrade.Fallback"/>.</summary>
    public bool AllowFallback { get; init; }
}
