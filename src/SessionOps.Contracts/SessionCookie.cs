using SessionOps.Operations;

namespace SessionOps;

/// <summary>A cookie that YouTube set with the page of a session.</summary>
public sealed record SessionCookie
{
    /// <summary>The name, such as <c>VISITOR_INFO1_LIVE</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The value. A secret.</summary>
    [Secret]
    public required string Value { get; init; }

    /// <summary>The host that it is sent to; with a dot before it, the hosts below as well.</summary>
    public required string Domain { get; init; }

    /// <summary>The start of the paths that it is sent with.</summary>
    public string Path { get; init; } = "/";

    /// <summary>When it expires; null when it ends with the browser's session.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether it is sent over https only.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Whether it is hidden from scripts.</summary>
    public bool IsHttpOnly { get; init; }

    /// <summary>Names the cookie without its value.</summary>
    public override string ToString() => $"SessionCookie ({Name}, {Domain})";
}
