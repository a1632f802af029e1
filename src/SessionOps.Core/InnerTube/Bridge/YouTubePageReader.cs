using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps.Http;

namespace SessionOps.InnerTube.Bridge;

/// <summary>Turns the text of a page into its model.</summary>
internal static class YouTubePageReader
{
    /// <summary>Reads a page.</summary>
    /// <exception cref="UnexpectedResponseException">The page is a consent or captcha page, was cut off, or has no visitor data.</exception>
    public static YouTubePage Read(string html, Uri url, string userAgent)
    {
        var source = PageSource.Read(html);
        var client = source.Config["INNERTUBE_CONTEXT"].At("client") as JsonObject;
        var visitorData = source.Config["VISITOR_DATA"].Text() ?? client.Text("visitorData");
        if (visitorData is null)
            throw WithoutVisitorData(html, source);
        if (source.IsCutOff || !html.Contains("</html>", StringComparison.OrdinalIgnoreCase))
            throw CutOff();

        return new YouTubePage
        {
            Url = url,
            VisitorData = visitorData,
            RolloutToken = client.Text("rolloutToken"),
            EventId = source.Config["EVENT_ID"].Text(),
            Client = new YouTubeClient(
                client.Text("clientName") ?? source.Config["INNERTUBE_CLIENT_NAME"].Text() ?? "WEB",
                client.Text("clientVersion") ?? source.Config["INNERTUBE_CLIENT_VERSION"].Text() ?? throw YouTubeSender.Malformed("The page has no client version; if this stays so, YouTube has changed: look for a newer version of SessionOps."),
                userAgent,
                client.Text("hl") ?? "en",
                client.Text("gl") ?? "US"),
            RemoteHost = client.Text("remoteHost"),
            ApiKey = source.Config["INNERTUBE_API_KEY"].Text(),
            ContextJson = source.Config["INNERTUBE_CONTEXT"]?.ToJsonString() ?? "{}",
            ConfigJson = source.Config.ToJsonString(),
            Challenge = ReadChallenge(source.Attestation, url),
            EacrToken = source.Attestation.Text("T"),
        };
    }

    // R is JSON in a string; a page without a usable one leaves the challenge to the fallbacks.
    private static Challenge? ReadChallenge(JsonObject? attestation, Uri url)
    {
        if (attestation.Text("R") is not { } text)
            return null;
        try
        {
            return JsonSerializer.Deserialize(text, BridgeJson.Default.AttestationAnswer)?.BgChallenge?.ToChallenge(ChallengeSource.Page, url);
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
            : new UnexpectedResponseException(ErrorIds.MissingVisitorData,
                "The page has no visitor data; YouTube may have answered with another page.");
    }

    private static UnexpectedResponseException CutOff()
        => YouTubeSender.Malformed("The page ended early: it stops before its end tag. Try again.");
}
