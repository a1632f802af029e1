namespace SessionOps.Tokens;

/// <summary>What a token must be bound to: yt-dlp's rules (<c>pot/utils.py</c>, August 2026), which follow YouTube's player.</summary>
/// <param name="Value">The value to bind to. A secret unless it is a video id.</param>
/// <param name="Kind">What it is.</param>
public sealed record ContentBinding(string Value, BindingKind Kind)
{
    /// <summary>The clients whose tokens a web attestation can make.</summary>
    public static IReadOnlyList<string> Clients { get; } =
    [
        "WEB", "MWEB", "TVHTML5", "WEB_EMBEDDED_PLAYER", "WEB_CREATOR", "WEB_REMIX", "TVHTML5_SIMPLY", "TVHTML5_SIMPLY_EMBEDDED_PLAYER",
    ];

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
            return request.IsAuthenticated
                ? Of(request.DataSyncId, BindingKind.DataSyncId)
                : Of(request.VisitorData, BindingKind.VisitorData);
        return Of(request.VideoId, BindingKind.VideoId);
    }

    /// <summary>Tells what a bare value is: eleven characters of an id are a video, a decodable message with an id a visitor data, <c>...||...</c> a data sync id.</summary>
    public static BindingKind KindOf(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Contains("||", StringComparison.Ordinal))
            return BindingKind.DataSyncId;
        if (value.Length == VideoIdLength && value.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_'))
            return BindingKind.VideoId;
        try
        {
            VisitorDataDecoder.Decode(value);
            return BindingKind.VisitorData;
        }
        catch (SessionOpsException)
        {
            return BindingKind.Custom;
        }
    }

    /// <summary>Describes the binding without its value.</summary>
    public override string ToString() => $"ContentBinding ({Kind})";

    private static ContentBinding? Of(string? value, BindingKind kind) => value is { Length: > 0 } ? new ContentBinding(value, kind) : null;
}
