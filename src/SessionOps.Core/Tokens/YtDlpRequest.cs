namespace SessionOps.Tokens;

/// <summary>What yt-dlp is to do with a session.</summary>
public sealed record YtDlpRequest
{
    /// <summary>The client, by yt-dlp's name, that yt-dlp poses as.</summary>
    public string Client { get; init; } = "web";

    /// <summary>The video that is to be downloaded: its id or an address of it; null when it is not known yet.</summary>
    public string? VideoId { get; init; }

    /// <summary>A token for the player request; null to mint one when the video is known.</summary>
    public PoToken? PlayerToken { get; init; }

    /// <summary>Where to write the session's cookies; null for nowhere.</summary>
    public string? CookieFile { get; init; }

    /// <summary>Whether the arguments are wanted as lines of a configuration file, which no other user sees while yt-dlp runs.</summary>
    public bool AsConfiguration { get; init; }
}
