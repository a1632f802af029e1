using System.ComponentModel.DataAnnotations;
using SessionOps.Tokens;

namespace SessionOps.Operations;

/// <summary>What can be done with PO tokens.</summary>
public static class PoTokenOperations
{
    /// <summary>The bindings that are not secrets: visitor data and data sync ids are longer than this.</summary>
    private const string PublicBinding = "^[A-Za-z0-9_-]{1,16}$";

    /// <summary>Gets a PO token for a video, or for another content binding.</summary>
    /// <remarks>
    /// The token is minted on the shared session of <paramref name="name"/>, or on the piped <paramref name="session"/>; minting on a warm session takes
    /// milliseconds. Without a binding the token is bound to the session's visitor data. A process that has no warm session yet attests once, which takes
    /// a second or more; the module stores the first tokens that it mints, so that the next process gets them without an attestation for as long as they are
    /// good. With a context or a client the token is bound to what the session's page asks for there, by yt-dlp's rules: the video, the visitor data, or the data
    /// sync id of a signed-in session.
    /// </remarks>
    /// <param name="sessions">The session service.</param>
    /// <param name="contentBinding">The text to bind to: visitor data, a data sync id, a video id or any other.</param>
    /// <param name="videoId">The video that the token is for: its 11-character id, or the address of its page on YouTube.</param>
    /// <param name="context">What the token is to be sent with: the requests for video data (Gvs), for the player or for subtitles.</param>
    /// <param name="client">The client that will send the token, by yt-dlp's name; the session's own if it is not given.</param>
    /// <param name="name">The shared session to mint on; it is created if there is none.</param>
    /// <param name="session">The session to mint on, instead of a shared one.</param>
    /// <param name="allowFallback">Takes the attestation service's fallback token when it grants no integrity token; the token is then graded Fallback.</param>
    /// <param name="bypassCache">Mints a new token even if a stored one is still good.</param>
    /// <param name="progress">Receives progress updates.</param>
    /// <param name="cancellationToken">Ends script and requests.</param>
    /// <returns>The token, what it is bound to, how it was obtained and when it expires.</returns>
    /// <example><code>Get-PoToken -VideoId dQw4w9WgXcQ</code>Gets a token for one video, on the session named default.</example>
    /// <example><code>Get-PoToken -VideoId dQw4w9WgXcQ -Context Gvs -Client mweb</code>Gets the token that the client mweb has to send with its requests for the video's data.</example>
    /// <example><code>New-YouTubeSession | Get-PoToken -VideoId dQw4w9WgXcQ</code>Gets a token for one video, on a session of its own.</example>
    /// <example><code>Get-Content videos.txt | Get-PoToken</code>Gets a token for each line, one after the other, on one warm session.</example>
    /// <example>
    /// <code>yt-dlp --flat-playlist -j https://www.youtube.com/playlist?list=PLexample | ConvertFrom-Json | Get-PoToken</code>
    /// Gets a token for each video of a playlist, by the id in each row.
    /// </example>
    [Operation("Get", "PoToken", Http = "POST potoken; GET potoken")]
    public static Task<PoToken> GetAsync(
        ISessionService sessions,
        [
            Alternative("binding"),
            FromPipeline(ByPropertyName = false, ValueOf = new[] { typeof(VisitorData) }),
            Secret(Unless = PublicBinding),
            StringLength(4096)
        ]
            string? contentBinding = null,
        [Alternative("binding"), FromPipeline(ByValue = false, PropertyName = "Id"), StringLength(4096)] string? videoId = null,
        PoTokenContext? context = null,
        [AllowedValues("web", "web_safari", "web_embedded", "web_music", "web_creator", "mweb", "tv", "tv_downgraded", "tv_simply", "tv_embedded")]
            string? client = null,
        [Alternative("session"), RegularExpression(SessionName.Pattern, ErrorMessage = SessionName.Sentence)] string name = SessionName.Default,
        [Alternative("session"), FromPipeline(ByPropertyName = false)] YouTubeSession? session = null,
        bool allowFallback = false,
        bool bypassCache = false,
        IProgress<SessionStep>? progress = null,
        CancellationToken cancellationToken = default
    ) =>
        sessions.MintAsync(
            BindingInput.Read(contentBinding, videoId) with
            {
                Context = context,
                Client = client,
                SessionName = name,
                Session = session,
                AllowFallback = allowFallback,
                BypassCache = bypassCache,
            },
            progress,
            cancellationToken
        );

    /// <summary>Makes a cold-start token, as YouTube's player sends it before any attestation.</summary>
    /// <remarks>It needs no session and no request. YouTube takes it only until playback asks for proof, about the first minute of a video.</remarks>
    /// <param name="contentBinding">The text to bind to, at most 247 bytes; empty as in the player's first request if it is not given.</param>
    /// <returns>The token, graded ColdStart.</returns>
    /// <example><code>New-ColdStartToken dQw4w9WgXcQ</code>Makes a cold-start token for one video.</example>
    /// <example><code>New-ColdStartToken | ConvertFrom-PoToken</code>Makes one with an empty binding, and reads it.</example>
    [Operation("New", "ColdStartToken", Http = "POST coldstarttoken", Action = "Make token")]
    public static PoToken NewColdStart([FromPipeline, Secret(Unless = PublicBinding), StringLength(4096)] string contentBinding = "") =>
        ColdStartToken.CreateToken(contentBinding, TimeProvider.System, Random.Shared);

    /// <summary>Reads what a PO token says: its form, and of a cold-start or error token what it carries.</summary>
    /// <remarks>It cannot tell whether YouTube accepts the token: a fallback token has the form of a minted one.</remarks>
    /// <param name="token">The token, base64url.</param>
    /// <returns>The form of the token and its contents.</returns>
    /// <example><code>Get-PoToken | ConvertFrom-PoToken</code>Reads a token that was just minted.</example>
    /// <example><code>ConvertFrom-PoToken (Get-Content token.txt)</code>Reads a token from a file.</example>
    [Operation("ConvertFrom", "PoToken", Http = "POST decode/potoken")]
    public static PoTokenInfo ConvertFrom(
        [FromPipeline(PropertyName = "Value", ValueOf = new[] { typeof(PoToken) }), Secret, Required, StringLength(16384)] string token
    ) => PoTokenDecoder.Decode(token, TimeProvider.System);
}
