using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps.Http;
using SessionOps.Tokens;

namespace SessionOps.InnerTube.Bridge;

/// <summary>Turns the text of a page into its model.</summary>
internal static class YouTubePageReader
{
    /// <summary>Reads a page.</summary>
    /// <exception cref="UnexpectedResponseException">The page is a consent or captcha page, was cut off, or has no visitor data.</exception>
    public static YouTubePage Read(string html, Uri url, string userAgent)
    {
        var source = PageSource.Read(html);
        var config = source.Config;
        var client = config["INNERTUBE_CONTEXT"].At("client") as JsonObject;
        // Where both stand, the player sends the first.
        var visitorData = config["EOM_VISITOR_DATA"].Text() ?? config["VISITOR_DATA"].Text() ?? client.Text("visitorData");
        if (visitorData is null)
            throw WithoutVisitorData(html, source);
        if (source.IsCutOff || !html.Contains("</html>", StringComparison.OrdinalIgnoreCase))
            throw CutOff();

        var dataSyncId = WireText.Line(config["DATASYNC_ID"].Text());
        var isSignedIn = dataSyncId is not null && config["LOGGED_IN"].IsTrue();
        return new YouTubePage
        {
            Url = url,
            VisitorData = Checked("visitor data", WireText.Token(visitorData)),
            RolloutToken = WireText.Token(client.Text("rolloutToken")),
            EventId = WireText.Line(config["EVENT_ID"].Text()),
            Client = ReadClient(config, client, userAgent),
            MediaBinding = PlayerFlags.MediaBinding(config, isSignedIn),
            DataSyncId = dataSyncId,
            IsSignedIn = isSignedIn,
            RemoteHost = WireText.Line(client.Text("remoteHost")),
            ApiKey = WireText.Token(config["INNERTUBE_API_KEY"].Text()),
            ConfigJson = config.ToJsonString(),
            Challenge = ReadChallenge(source.Attestation, url),
            EacrToken = source.Attestation.Text("T"),
        };
    }

    private static YouTubeClient ReadClient(JsonObject config, JsonObject? client, string userAgent)
    {
        var name = Checked("client name", WireText.Token(client.Text("clientName") ?? config["INNERTUBE_CLIENT_NAME"].Text() ?? "WEB"));
        return new YouTubeClient(
            name,
            Checked("client version", WireText.Token(client.Text("clientVersion") ?? config["INNERTUBE_CLIENT_VERSION"].Text())),
            userAgent,
            WireText.Token(client.Text("hl")) ?? "en",
            WireText.Token(client.Text("gl")) ?? "US",
            config["INNERTUBE_CONTEXT_CLIENT_NAME"].Integer() ?? ClientNames.NumberOf(name)
        );
    }

    private static string Checked(string what, string? value) =>
        value
        ?? throw YouTubeSender.Malformed($"The page has no usable {what}; if it keeps happening, YouTube has changed: look for a newer version of SessionOps.");

    // R is JSON in a string, or on some renders the object itself; a page without a usable one leaves the challenge to the fallbacks.
    private static Challenge? ReadChallenge(JsonObject? attestation, Uri url)
    {
        try
        {
            var answer =
                attestation?["R"] is JsonObject inline ? inline.Deserialize(BridgeJson.Default.AttestationAnswer)
                : attestation.Text("R") is { } text ? JsonSerializer.Deserialize(text, BridgeJson.Default.AttestationAnswer)
                : null;
            return answer?.ToChallenge(ChallengeSource.Page, url);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static UnexpectedResponseException WithoutVisitorData(string html, PageSource source)
    {
        if (Refusal.IsConsent(html))
            return Refusal.Consent("The page");
        if (Refusal.IsCaptcha(html))
            return Refusal.Captcha("The page");
        return source.IsCutOff || !html.Contains("</html>", StringComparison.OrdinalIgnoreCase)
            ? CutOff()
            : new UnexpectedResponseException(ErrorIds.MissingVisitorData, "The page has no visitor data; YouTube may have answered with another page.");
    }

    private static UnexpectedResponseException CutOff() => YouTubeSender.Malformed("The page ended early: it stops before its end tag. Try again.");
}
