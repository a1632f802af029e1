using System.Runtime.CompilerServices;
using System.Text;
using SessionOps.Storage;

namespace SessionOps.Tokens;

/// <summary>Writes yt-dlp's command line for a session.</summary>
public static class YtDlpArguments
{
    // Without it yt-dlp reads a file in the encoding of its machine, which is not UTF-8 on most Windows.
    private const string Encoding = "# coding: utf-8";

    private const string ExtractorArguments = "--extractor-args";

    /// <summary>Gives the arguments for a session, with tokens for whatever can be bound without guessing.</summary>
    /// <param name="sessions">Mints the tokens that are bound to a video.</param>
    /// <param name="session">The session.</param>
    /// <param name="request">What yt-dlp is to do with it.</param>
    /// <param name="progress">Receives a warning when a token that yt-dlp needs cannot be given.</param>
    /// <param name="cancellationToken">Ends script and requests.</param>
    /// <exception cref="InvalidInputException">A token that was given is bound to something else than the client sends it for.</exception>
    public static async Task<IReadOnlyList<string>> CreateAsync(
        ISessionService sessions,
        YouTubeSession session,
        YtDlpRequest request,
        IProgress<SessionStep>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(request);
        var tokens = new List<(PoTokenContext Context, PoToken Token)>();
        foreach (var context in request.VideoId is null ? [PoTokenContext.Gvs] : Enum.GetValues<PoTokenContext>())
        {
            if (context == PoTokenContext.Player && request.PlayerToken is not null)
                continue;
            if (await TokenForAsync(sessions, session, request, context, progress, cancellationToken).ConfigureAwait(false) is { } token)
                tokens.Add((context, token));
        }

        if (request.PlayerToken is { } player)
            tokens.Insert(Math.Min(1, tokens.Count), (PoTokenContext.Player, player));
        if (!tokens.Exists(static token => token.Context == PoTokenContext.Gvs))
            progress?.Report(
                new SessionStep(
                    SessionStage.Mint,
                    "The session's page binds tokens for video data to the video, and no video was named: yt-dlp gets no gvs token. Give -VideoId.",
                    100
                )
                {
                    IsWarning = true,
                }
            );
        if (request.CookieFile is { } file)
            await CookieFile.WriteAsync(file, session.Cookies, cancellationToken).ConfigureAwait(false);
        var arguments = Write(session, request.Client, tokens, request.CookieFile);
        return request.AsConfiguration ? ConfigurationOf(arguments) : arguments;
    }

    /// <summary>Gives what <see cref="CreateAsync"/> gives, one by one.</summary>
    public static async IAsyncEnumerable<string> EnumerateAsync(
        ISessionService sessions,
        YouTubeSession session,
        YtDlpRequest request,
        IProgress<SessionStep>? progress,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var argument in await CreateAsync(sessions, session, request, progress, cancellationToken).ConfigureAwait(false))
            yield return argument;
    }

    /// <summary>
    /// Writes the arguments, each as one item: yt-dlp accepts visitor data only together with a token that fits it, and must skip web pages
    /// that would have other visitor data (yt-dlp README, "youtube" extractor arguments).
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="client">The client, by yt-dlp's name, that yt-dlp poses as and that the tokens are for.</param>
    /// <param name="tokens">The tokens, each with what it is sent with.</param>
    /// <param name="cookieFile">The file with the session's cookies; null for none.</param>
    /// <exception cref="InvalidInputException">A token is bound to something else than the client sends it for, or a value cannot be in an argument.</exception>
    public static IReadOnlyList<string> Write(
        YouTubeSession session,
        string client,
        IReadOnlyList<(PoTokenContext Context, PoToken Token)> tokens,
        string? cookieFile = null
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(tokens);
        foreach (var (context, token) in tokens)
            Check(session, client, context, token);
        if (!WireText.IsToken(session.VisitorData) || !WireText.IsLine(session.Client.UserAgent))
            throw Invalid(nameof(session), "The session's visitor data or user agent has characters that an argument must not have: create the session again.");
        var arguments = $"youtube:player_skip=webpage,configs;player_client={client};visitor_data={session.VisitorData}";
        if (tokens.Count > 0)
            arguments += $";po_token={string.Join(',', tokens.Select(token => $"{client}.{Name(token.Context)}+{token.Token.Value}"))}";
        return
        [
            ExtractorArguments,
            "youtubetab:skip=webpage",
            ExtractorArguments,
            arguments,
            "--user-agent",
            session.Client.UserAgent,
            .. cookieFile is null ? (string[])[] : ["--cookies", cookieFile],
        ];
    }

    /// <summary>
    /// Writes the arguments as lines of a configuration file in UTF-8, each option with its value, as yt-dlp reads it back (Python's <c>shlex.split</c>).
    /// A line that names the encoding comes first where it matters.
    /// </summary>
    /// <param name="arguments">The arguments: options, each followed by its value.</param>
    public static IReadOnlyList<string> ConfigurationOf(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        string[] encoding = arguments.All(static argument => Ascii.IsValid(argument)) ? [] : [Encoding];
        return [.. encoding, .. arguments.Chunk(2).Select(option => string.Join(' ', option.Select((word, index) => index == 0 ? word : Quoted(word))))];
    }

    // Inside single quotes everything but the quote itself stands for itself.
    private static string Quoted(string value) => $"'{value.Replace("'", "'\"'\"'", StringComparison.Ordinal)}'";

    private static async Task<PoToken?> TokenForAsync(
        ISessionService sessions,
        YouTubeSession session,
        YtDlpRequest request,
        PoTokenContext context,
        IProgress<SessionStep>? progress,
        CancellationToken cancellationToken
    )
    {
        var videoId = request.VideoId is null ? null : ContentBinding.For(new PoTokenRequest { VideoId = request.VideoId }, session).Value;
        var binding = ContentBinding.For(ContentBinding.Request(session, ClientNames.ToInnerTube(request.Client), context, videoId));
        if (binding is null)
            return null;
        return binding.Value == session.PoToken.ContentBinding
            ? session.PoToken
            : await sessions
                .MintAsync(
                    new PoTokenRequest
                    {
                        Session = session,
                        VideoId = videoId,
                        Context = context,
                        Client = request.Client,
                    },
                    progress,
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    private static void Check(YouTubeSession session, string client, PoTokenContext context, PoToken token)
    {
        if (!WireText.IsToken(token.Value))
            throw Invalid(nameof(token), "The token is not base64url: give it as it was minted.");
        var name = ClientNames.ToInnerTube(client);
        var wanted = ContentBinding.For(
            ContentBinding.Request(session, name, context, token.BindingKind == BindingKind.VideoId ? token.ContentBinding : "any")
        );
        // Only the caller knows what a token with a custom binding is for.
        if (
            token.BindingKind == BindingKind.Custom
            || (wanted?.Kind == token.BindingKind && (wanted.Kind == BindingKind.VideoId || wanted.Value == token.ContentBinding))
        )
            return;
        throw Invalid(
            nameof(token),
            wanted is null
                ? $"Tokens of a web session are of no use to the client {client}."
                : $"The client {client} ({name}{(name == "WEB_REMIX" ? ", YouTube Music" : "")}) sends a {Name(context)} token that is bound to this session's {wanted.Kind}, and this one is bound to {token.BindingKind}"
                    + $"{(wanted.Kind == token.BindingKind ? " of another session" : "")}: YouTube would refuse it."
        );
    }

    private static string Name(PoTokenContext context) =>
        context switch
        {
            PoTokenContext.Gvs => "gvs",
            PoTokenContext.Player => "player",
            _ => "subs",
        };

    private static InvalidInputException Invalid(string parameter, string message) => new(ErrorIds.InvalidInput, parameter, message);
}
