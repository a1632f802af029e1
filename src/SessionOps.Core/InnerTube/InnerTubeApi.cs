using System.Text;
using System.Text.Json.Nodes;
using SessionOps.Http;

namespace SessionOps.InnerTube;

/// <summary>YouTube's page and InnerTube, one method per request.</summary>
internal sealed class InnerTubeApi(HttpClient http, SessionOpsOptions options, TimeProvider timeProvider)
{
    // "Reject what is not needed", as yt-dlp sets it to get past the consent page of some countries (extractor/youtube/_base.py).
    private const string ConsentCookie = "SOCS=CAI";

    // YouTube's number of the WEB client (yt-dlp, INNERTUBE_CLIENTS).
    private const string WebClientNumber = "1";

    private readonly YouTubeSender _sender = new(http, options, timeProvider);

    public string UserAgent => _sender.UserAgent;

    public async Task<YouTubeAnswer> GetPageAsync(Uri url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        request.Headers.TryAddWithoutValidation("Cookie", ConsentCookie);
        return await _sender.SendAsync("The page", request, cancellationToken, expectsHtml: true).ConfigureAwait(false);
    }

    public async Task<JsonNode?> GetServiceWorkerDataAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.YouTubeUrl, "/sw.js_data"));
        request.Headers.TryAddWithoutValidation("Cookie", ConsentCookie);
        return InnerTubeJson.Parse("The service worker's data", await _sender.SendAsync("The service worker's data", request, cancellationToken).ConfigureAwait(false));
    }

    public Task<JsonNode?> GetVisitorIdAsync(JsonNode context, CancellationToken cancellationToken)
        => PostAsync("The visitor data", "visitor_id", new JsonObject { ["context"] = context }, visitorData: null, client: null, cancellationToken);

    public Task<JsonNode?> GetAttestationAsync(YouTubePage page, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["context"] = JsonNode.Parse(page.ContextJson), ["engagementType"] = "ENGAGEMENT_TYPE_UNBOUND" };
        if (page.EacrToken is { } eacrToken)
            body["eacrToken"] = eacrToken;
        return PostAsync("The challenge", "att/get", body, page.VisitorData, page.Client, cancellationToken);
    }

    public Task<JsonNode?> GetPlayerAsync(YouTubeSession session, string videoId, CancellationToken cancellationToken)
    {
        var client = new JsonObject
        {
            ["clientName"] = session.Client.Name,
            ["clientVersion"] = session.Client.Version,
            ["hl"] = session.Client.Language,
            ["gl"] = session.Client.Country,
            ["userAgent"] = session.Client.UserAgent,
            ["visitorData"] = session.VisitorData,
        };
        if (session.RolloutToken is { } rolloutToken)
            client["rolloutToken"] = rolloutToken;
        var body = new JsonObject
        {
            ["context"] = new JsonObject { ["client"] = client },
            ["videoId"] = videoId,
            ["contentCheckOk"] = true,
            ["racyCheckOk"] = true,
            ["serviceIntegrityDimensions"] = new JsonObject { ["poToken"] = session.PoToken.Value },
        };
        return PostAsync("The player's answer", "player", body, session.VisitorData, session.Client, cancellationToken);
    }

    private async Task<JsonNode?> PostAsync(
        string what, string method, JsonObject body, string? visitorData, YouTubeClient? client, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.YouTubeUrl, $"/youtubei/v1/{method}?prettyPrint=false"))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Origin", options.YouTubeUrl.GetLeftPart(UriPartial.Authority));
        request.Headers.TryAddWithoutValidation("Cookie", ConsentCookie);
        if (visitorData is not null)
            request.Headers.TryAddWithoutValidation("X-Goog-Visitor-Id", visitorData);
        if (client is not null)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", client.UserAgent);
            request.Headers.TryAddWithoutValidation("X-YouTube-Client-Name", client.Name == "WEB" ? WebClientNumber : client.Name);
            request.Headers.TryAddWithoutValidation("X-YouTube-Client-Version", client.Version);
        }

        return InnerTubeJson.Parse(what, await _sender.SendAsync(what, request, cancellationToken).ConfigureAwait(false));
    }
}
