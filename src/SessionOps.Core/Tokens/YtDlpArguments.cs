namespace SessionOps.Tokens;

/// <summary>Writes yt-dlp's command line for a session.</summary>
public static class YtDlpArguments
{
    private const string ExtractorArguments = "--extractor-args";

    /// <summary>
    /// Gives the arguments, each as one item: yt-dlp takes a visitor data only together with a token that is bound to it, and wants web pages
    /// skipped that would bring a visitor data of their own (yt-dlp README, "youtube" extractor arguments).
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="playerToken">A token for the video that will be asked for; null for none.</param>
    /// <param name="client">The client, by yt-dlp's name, that yt-dlp poses as and that the tokens are for.</param>
    public static IReadOnlyList<string> For(YouTubeSession session, PoToken? playerToken = null, string client = "web")
    {
        ArgumentNullException.ThrowIfNull(session);
        var tokens = $"{client}.gvs+{session.PoToken.Value}";
        if (playerToken is not null)
            tokens += $",{client}.player+{playerToken.Value}";
        return
        [
            ExtractorArguments, "youtubetab:skip=webpage",
            ExtractorArguments, $"youtube:player_skip=webpage,configs;player_client={client};visitor_data={session.VisitorData};po_token={tokens}",
            "--user-agent", session.Client.UserAgent,
        ];
    }

    /// <summary>Writes the arguments as lines of a configuration file, each option with its value, as yt-dlp reads it back (Python's <c>shlex.split</c>).</summary>
    /// <param name="arguments">The arguments: options, each followed by its value.</param>
    public static IReadOnlyList<string> ConfigurationOf(IReadOnlyList<string> arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return [.. arguments.Chunk(2).Select(option => string.Join(' ', option.Select((word, index) => index == 0 ? word : Quoted(word))))];
    }

    // Inside single quotes everything but the quote itself stands for itself.
    private static string Quoted(string value) => $"'{value.Replace("'", "'\"'\"'", StringComparison.Ordinal)}'";
}
