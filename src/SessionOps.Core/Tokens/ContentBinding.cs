namespace SessionOps.Tokens;

/// <summary>What a token must be bound to: yt-dlp's rules (<c>pot/utils.py</c>, August 2026), which follow YouTube's player.</summary>
/// <param name="Value">The value to bind to. A secret unless it is a video id.</param>
/// <param name="Kind">What it is.</param>
internal sealed record ContentBinding(string Value, BindingKind Kind)
{
    /// <summary>The clients whose tokens a web attestation can make.</summary>
    public static IReadOnlyList<string> Clients { get; } =
    ["WEB", "MWEB", "TVHTML5", "WEB_EMBEDDED_PLAYER", "WEB_CREATOR", "WEB_REMIX", "TVHTML5_SIMPLY", "TVHTML5_SIMPLY_EMBEDDED_PLAYER"];

    private const string Music = "WEB_REMIX";
    private const int VideoIdLength = 11;

    /// <summary>Gives the binding for a request; null when a web token is of no use to the client, or the value that it needs is missing.</summary>
    public static ContentBinding? For(ContentBindingRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Clients.Contains(request.ClientName, StringComparer.Ordinal))
            return null;
        if (request is { Context: PoTokenContext.Gvs, BindsToVideo: true })
            return Of(request.VideoId, BindingKind.VideoId);
        if (request.Context == PoTokenContext.Gvs || request.ClientName == Music)
            return request.IsAuthenticated ? Of(request.DataSyncId, BindingKind.DataSyncId) : Of(request.VisitorData, BindingKind.VisitorData);
        return Of(request.VideoId, BindingKind.VideoId);
    }

    /// <summary>Gives the binding that a request names by itself; null when it depends on the session.</summary>
    /// <exception cref="InvalidInputException">The request contradicts itself, or names a client for which a web token is of no use.</exception>
    public static ContentBinding? Given(PoTokenRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var videoId = BindingInput.RequireVideoId(request.VideoId);
        if (request.ContentBinding is { } given)
        {
            return videoId is not null || request.Context is not null || request.Client is not null
                ? throw Invalid(
                    nameof(request.ContentBinding),
                    "Give either contentBinding, or the video, the context and the client, from which the binding follows."
                )
                : OfText(given, request.BindingKind);
        }

        if (request.Client is { } client && ClientNames.ToInnerTube(client) is var name && !Clients.Contains(name, StringComparer.Ordinal))
            throw OfNoUse(name);
        return request.Context is null && request.Client is null && videoId is not null ? new ContentBinding(videoId, BindingKind.VideoId) : null;
    }

    /// <summary>Gives the binding of a token that is asked for, with what the session's page said of it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="session">The session that the token belongs to.</param>
    /// <exception cref="InvalidInputException">The request contradicts itself, lacks a value, or names a client for which a web token is of no use.</exception>
    public static ContentBinding For(PoTokenRequest request, YouTubeSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (Given(request) is { } given)
            return given;
        if (request.Context is null && request.Client is null)
            return new ContentBinding(session.VisitorData, BindingKind.VisitorData);
        var client = request.Client is null ? session.Client.Name : ClientNames.ToInnerTube(request.Client);
        if (!Clients.Contains(client, StringComparer.Ordinal))
            throw OfNoUse(client);
        var context = request.Context ?? PoTokenContext.Gvs;
        return For(Request(session, client, context, BindingInput.RequireVideoId(request.VideoId)))
            ?? throw Invalid(
                nameof(request.VideoId),
                $"A {context} token for {client} is bound to the video, as this session's page asks: give videoId as well."
            );
    }

    /// <summary>What tokens of a binding can be sent with; null for a binding of unknown kind.</summary>
    /// <param name="binding">The binding.</param>
    /// <param name="session">The session that the tokens belong to.</param>
    /// <param name="client">The client that sends them, by yt-dlp's or InnerTube's name; null for the session's.</param>
    public static PoTokenUses? UsesOf(ContentBinding binding, YouTubeSession session, string? client = null)
    {
        ArgumentNullException.ThrowIfNull(binding);
        ArgumentNullException.ThrowIfNull(session);
        if (binding.Kind == BindingKind.Custom)
            return null;
        var name = client is null ? session.Client.Name : ClientNames.ToInnerTube(client);
        var uses = PoTokenUses.None;
        foreach (var (context, use) in s_uses)
        {
            var videoId = binding.Kind == BindingKind.VideoId ? binding.Value : "any";
            if (For(Request(session, name, context, videoId)) == binding)
                uses |= use;
        }

        return uses;
    }

    /// <summary>What decides the binding of a session's tokens.</summary>
    public static ContentBindingRequest Request(YouTubeSession session, string clientName, PoTokenContext context, string? videoId)
    {
        ArgumentNullException.ThrowIfNull(session);
        return new ContentBindingRequest
        {
            ClientName = clientName,
            Context = context,
            VideoId = videoId,
            VisitorData = session.VisitorData,
            DataSyncId = session.DataSyncId,
            IsAuthenticated = session.IsSignedIn,
            BindsToVideo = session.MediaBinding == BindingKind.VideoId,
        };
    }

    /// <summary>Recognises what a bare value is: eleven characters of an id are a video, a decodable message with an id a visitor data, <c>...||...</c> a data sync id.</summary>
    public static BindingKind KindOf(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Contains("||", StringComparison.Ordinal))
            return BindingKind.DataSyncId;
        if (value.Length == VideoIdLength && value.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            return BindingKind.VideoId;
        return VisitorDataDecoder.TryDecode(value) is null ? BindingKind.Custom : BindingKind.VisitorData;
    }

    /// <summary>Describes the binding without its value.</summary>
    public override string ToString() => $"ContentBinding ({Kind})";

    private static readonly (PoTokenContext Context, PoTokenUses Use)[] s_uses =
    [
        (PoTokenContext.Gvs, PoTokenUses.Gvs),
        (PoTokenContext.Player, PoTokenUses.Player),
        (PoTokenContext.Subs, PoTokenUses.Subs),
    ];

    // Values come out of files and shells with a line end or a space, and videos as their addresses.
    private static ContentBinding OfText(string text, BindingKind? kind)
    {
        var value = BindingInput.Bare(text);
        if (value.Length == 0)
            throw Invalid(nameof(PoTokenRequest.ContentBinding), "The content binding is empty: give a video id, visitor data or a data sync id.");
        if (VideoAddress.IsAddress(value) && VideoAddress.FindId(value) is { } id)
            return new ContentBinding(id, BindingKind.VideoId);
        if (value.Length > PoTokenRequest.MaxBindingLength || value.Any(char.IsControl))
            throw Invalid(
                nameof(PoTokenRequest.ContentBinding),
                $"The content binding has more than {PoTokenRequest.MaxBindingLength} characters or control characters: give a video id, visitor data or a data sync id."
            );
        return new ContentBinding(value, kind ?? KindOf(value));
    }

    private static InvalidInputException OfNoUse(string client) =>
        Invalid(
            nameof(PoTokenRequest.Client),
            $"Tokens of a web session are of no use to the client {client}; clients that take them are {string.Join(", ", Clients)}."
        );

    private static InvalidInputException Invalid(string parameter, string message) => new(ErrorIds.InvalidInput, parameter, message);

    private static ContentBinding? Of(string? value, BindingKind kind) => value is { Length: > 0 } ? new ContentBinding(value, kind) : null;
}
