using System.ComponentModel.DataAnnotations;
using SessionOps.Tokens;

namespace SessionOps.Operations;

/// <summary>What can be handed to yt-dlp.</summary>
public static class YtDlpArgumentOperations
{
    /// <summary>Converts a session to command-line arguments of yt-dlp.</summary>
    /// <remarks>
    /// The arguments contain the session's secrets: other users of the machine may see them while yt-dlp runs. A token for video data is given only with the binding that
    /// the session's page asks for; where that is the video, name it with -VideoId, else there is a warning instead of the token.
    /// </remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="session">The session that yt-dlp is to use.</param>
    /// <param name="videoId">The video that yt-dlp is to download: its 11-character id or any of its addresses; tokens for it are minted.</param>
    /// <param name="playerToken">A token for yt-dlp's player request, instead of one that is minted.</param>
    /// <param name="client">The client that yt-dlp poses as, by yt-dlp's name; all of these take tokens of a web session.</param>
    /// <param name="cookieFile">A file to write the session's cookies to, in Netscape's format and readable by you alone; yt-dlp sends them with the visitor data that they belong to.</param>
    /// <param name="asConfiguration">Writes the lines of a configuration file, which yt-dlp reads with --config-locations, so that no secret stands on a command line.</param>
    /// <param name="progress">Receives progress updates and warnings.</param>
    /// <param name="cancellationToken">Ends script and requests.</param>
    /// <returns>The arguments, one by one.</returns>
    /// <example><code>yt-dlp @(Get-YouTubeSession | ConvertTo-YtDlpArgument -VideoId dQw4w9WgXcQ) https://www.youtube.com/watch?v=dQw4w9WgXcQ</code>Downloads a video with the session named default.</example>
    /// <example><code>Get-YouTubeSession | ConvertTo-YtDlpArgument -VideoId dQw4w9WgXcQ -CookieFile ./cookies.txt</code>Shows the arguments for one video, with the session's cookies in a file.</example>
    [Operation("ConvertTo", "YtDlpArgument")]
    public static IAsyncEnumerable<string> ConvertToAsync(
        ISessionService sessions,
        [FromPipeline(ByPropertyName = false)] YouTubeSession session,
        [StringLength(4096)] string? videoId = null,
        PoToken? playerToken = null,
        [AllowedValues("web", "web_safari", "web_embedded", "web_music", "web_creator", "mweb", "tv", "tv_simply")] string client = "web",
        string? cookieFile = null,
        bool asConfiguration = false,
        IProgress<SessionStep>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        YtDlpArguments.EnumerateAsync(
            sessions,
            session,
            new YtDlpRequest
            {
                VideoId = videoId,
                PlayerToken = playerToken,
                Client = client,
                CookieFile = cookieFile,
                AsConfiguration = asConfiguration,
            },
            progress,
            cancellationToken
        );
}
