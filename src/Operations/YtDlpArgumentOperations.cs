using System.ComponentModel.DataAnnotations;
using SessionOps.Tokens;

namespace SessionOps.Operations;

/// <summary>What can be handed to yt-dlp.</summary>
public static class YtDlpArgumentOperations
{
    /// <summary>Converts a session to command-line arguments of yt-dlp.</summary>
    /// <remarks>The arguments contain the session's secrets: other users of the machine may see them while yt-dlp runs.</remarks>
    /// <param name="session">The session that yt-dlp is to use.</param>
    /// <param name="playerToken">A token for the video that yt-dlp is to download, for its player request.</param>
    /// <param name="client">The client that yt-dlp poses as, by yt-dlp's name; all of these take tokens of a web session.</param>
    /// <returns>The arguments, one by one.</returns>
    /// <example><code>yt-dlp @(Get-YouTubeSession | ConvertTo-YtDlpArgument) https://www.youtube.com/watch?v=dQw4w9WgXcQ</code>Downloads a video with the session named default.</example>
    /// <example>
    /// <code>
    /// $session = Get-YouTubeSession
    /// $token = $session | Get-PoToken -VideoId dQw4w9WgXcQ
    /// $session | ConvertTo-YtDlpArgument -PlayerToken $token
    /// </code>
    /// Shows the arguments for one video, with a token for its player request.
    /// </example>
    [Operation("ConvertTo", "YtDlpArgument")]
    public static IReadOnlyList<string> ConvertTo(
        [FromPipeline(ByPropertyName = false)] YouTubeSession session,
        PoToken? playerToken = null,
        [AllowedValues("web", "web_safari", "web_music", "mweb")] string client = "web") =>
        YtDlpArguments.For(session, playerToken, client);
}
