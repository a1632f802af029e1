using SessionOps.Operations;

namespace SessionOps;

/// <summary>Whether YouTube accepts a session.</summary>
[DefaultView(nameof(Name), nameof(Accepted), nameof(Status), nameof(Grade), nameof(VideoId), nameof(Reason))]
public sealed record SessionTestResult
{
    /// <summary>The session's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether YouTube answered the player request with a playable video.</summary>
    public required bool Accepted { get; init; }

    /// <summary>YouTube's own playability status, such as <c>OK</c> or <c>LOGIN_REQUIRED</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why, as a sentence for people.</summary>
    public required string Reason { get; init; }

    /// <summary>The video that was asked for.</summary>
    public required string VideoId { get; init; }

    /// <summary>The grade of the session's token.</summary>
    public required TokenGrade Grade { get; init; }

    /// <summary>When the test was made.</summary>
    public required DateTimeOffset TestedAt { get; init; }
}
