using System.Text.Json.Nodes;

namespace SessionOps.InnerTube.Bridge;

/// <summary>The player's experiment flags of a page: <c>WEB_PLAYER_CONTEXT_CONFIGS.*.serializedExperimentFlags</c>.</summary>
internal static class PlayerFlags
{
    // The player of watch pages; pages carry the flags of several players, and only its own decide about media tokens.
    private const string WatchPlayer = "WEB_PLAYER_CONTEXT_CONFIG_ID_KEVLAR_WATCH";

    private const string BindsToVideo = "html5_generate_content_po_token";
    private const string BindsToSession = "html5_generate_session_po_token";

    /// <summary>What tokens for video data have to be bound to; null when the page does not say.</summary>
    public static BindingKind? MediaBinding(JsonObject config, bool isSignedIn)
    {
        var flags = Of(config);
        if (flags.GetValueOrDefault(BindsToVideo) == "true")
            return BindingKind.VideoId;
        if (!flags.ContainsKey(BindsToVideo) && !flags.ContainsKey(BindsToSession))
            return null;
        return isSignedIn ? BindingKind.DataSyncId : BindingKind.VisitorData;
    }

    private static Dictionary<string, string> Of(JsonObject config)
    {
        var flags = new Dictionary<string, string>(StringComparer.Ordinal);
        if (config["WEB_PLAYER_CONTEXT_CONFIGS"] is not JsonObject players)
            return flags;
        var text =
            players[WatchPlayer].Text("serializedExperimentFlags")
            ?? players.Select(static player => player.Value.Text("serializedExperimentFlags")).FirstOrDefault(static flags => flags is not null);
        foreach (var pair in text?.Split('&') ?? [])
        {
            if (pair.Split('=', 2) is [var name, var value])
                flags[name] = Uri.UnescapeDataString(value);
        }

        return flags;
    }
}
