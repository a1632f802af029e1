namespace SessionOps.Tokens;

/// <summary>The clients that take tokens of a web session: by yt-dlp's names, InnerTube's names and YouTube's numbers (yt-dlp, <c>INNERTUBE_CLIENTS</c>).</summary>
internal static class ClientNames
{
    private static readonly (string YtDlp, string InnerTube, int Number)[] s_clients =
    [
        ("web", "WEB", 1),
        ("web_safari", "WEB", 1),
        ("web_embedded", "WEB_EMBEDDED_PLAYER", 56),
        ("web_music", "WEB_REMIX", 67),
        ("web_creator", "WEB_CREATOR", 62),
        ("mweb", "MWEB", 2),
        ("tv", "TVHTML5", 7),
        ("tv_downgraded", "TVHTML5", 7),
        ("tv_simply", "TVHTML5_SIMPLY", 75),
        ("tv_embedded", "TVHTML5_SIMPLY_EMBEDDED_PLAYER", 85),
    ];

    /// <summary>InnerTube's name for one of yt-dlp's; any other name stays as it is.</summary>
    public static string ToInnerTube(string name) =>
        Array.Find(s_clients, client => client.YtDlp.Equals(name, StringComparison.OrdinalIgnoreCase)).InnerTube ?? name.ToUpperInvariant();

    /// <summary>YouTube's number of an InnerTube client; null when the name is not known.</summary>
    public static int? NumberOf(string name) => Array.Find(s_clients, client => client.InnerTube == name) is { Number: > 0 } known ? known.Number : null;
}
