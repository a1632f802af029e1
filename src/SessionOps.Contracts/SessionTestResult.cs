using SessionOps.Operations;

namespace SessionOps;

/// <summary>Whether YouTube serves a session, and whether its media servers accept the session's token: the first says nothing about the second.</summary>
[DefaultView(nameof(Name), nameof(Served), nameof(Status), nameof(Token), nameof(Grade), nameof(VideoId), nameof(TokenReason))]
public sealed record SessionTestResult
{
    /// <summary>The session's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether YouTube answered the player request with a playable video; it does so with and without a token.</summary>
    public required bool Served { get; init; }

    /// <summary>YouTube's own playability status, such as <c>OK</c> or <c>LOGIN_REQUIRED</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Why, as a sentence for people.</summary>
    public required string Reason { get; init; }

    /// <summary>Whether a media server accepts a token of the session.</summary>
    public required TokenAcceptance Token { get; init; }

    /// <summary>What shows it, or why nothing does, as a sentence for people.</summary>
    public required string TokenReason { get; init; }

    /// <summary>The video that was asked for.</summary>
    public required string VideoId { get; init; }

    /// <summary>The grade of the session's token.</summary>
    public required TokenGrade Grade { get; init; }

    /// <summary>When the test was made.</summary>
    public required DateTimeOffset TestedAt { get; init; }
}
