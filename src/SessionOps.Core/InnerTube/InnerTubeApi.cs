using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SessionOps.Http;
using SessionOps.InnerTube.Bridge;
using SessionOps.Tokens;

namespace SessionOps.InnerTube;

/// <summary>YouTube's page and InnerTube, one method per request.</summary>
internal sealed class InnerTubeApi(YouTubeSender sender, SessionOpsOptions options, TimeProvider timeProvider)
{
    // "Reject what is not needed", as yt-dlp sets it to get past the consent page of some countries (extractor/youtube/_base.py).
    private const string ConsentCookieName = "SOCS";
    private const string ConsentCookie = $"{ConsentCookieName}=CAI";

    private const int MediaBytes = 16;

    public string UserAgent => sender.UserAgent;

    public async Task<YouTubeAnswer> GetPageAsync(Uri url, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        AddCookies(request, []);
        return await sender.SendAsync("The page", request, cancellationToken, expectsHtml: true).ConfigureAwait(false);
    }

    public async Task<JsonNode?> GetServiceWorkerDataAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.YouTubeUrl, "/sw.js_data"));
        AddCookies(request, []);
        return InnerTubeJson.Parse(
            "The service worker's data",
            await sender.SendAsync("The service worker's data", request, cancellationToken).ConfigureAwait(false)
        );
    }

    public Task<JsonNode?> GetVisitorIdAsync(JsonNode context, CancellationToken cancellationToken) =>
        PostAsync("The visitor data", "visitor_id", new JsonObject { ["context"] = context }, visitorData: null, client: null, [], cancellationToken);

    public Task<JsonNode?> GetAttestationAsync(YouTubePage page, CancellationToken cancellationToken)
    {
        var context = JsonTree.Parse(page.ConfigJson).At("INNERTUBE_CONTEXT")?.DeepClone();
        var body = new JsonObject { ["context"] = context ?? new JsonObject(), ["engagementType"] = "ENGAGEMENT_TYPE_UNBOUND" };
        if (page.EacrToken is { } eacrToken)
            body["eacrToken"] = eacrToken;
        return PostAsync("The challenge", "att/get", body, page.VisitorData, page.Client, page.Cookies, cancellationToken);
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
        return PostAsync("The player's answer", "player", body, session.VisitorData, session.Client, session.Cookies, cancellationToken);
    }

    /// <summary>Asks a media server for a few bytes, with a token; what it refuses is an error with its status.</summary>
    public async Task<HttpStatusCode> GetMediaAsync(Uri address, string token, long from, CancellationToken cancellationToken)
    {
        var separator = address.Query.Length > 0 ? '&' : '?';
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{address.AbsoluteUri}{separator}pot={Uri.EscapeDataString(token)}");
        request.Headers.Range = new RangeHeaderValue(from, from + MediaBytes - 1);
        request.Headers.TryAddWithoutValidation("Origin", options.YouTubeUrl.GetLeftPart(UriPartial.Authority));
        return (await sender.SendAsync("The media", request, cancellationToken).ConfigureAwait(false)).Status;
    }

    private void AddCookies(HttpRequestMessage request, IReadOnlyList<SessionCookie> cookies)
    {
        var own = SetCookie.HeaderFor(request.RequestUri!, cookies, timeProvider.GetUtcNow());
        request.Headers.TryAddWithoutValidation(
            "Cookie",
            own is null ? ConsentCookie
                : cookies.Any(static cookie => cookie.Name == ConsentCookieName) ? own
                : $"{own}; {ConsentCookie}"
        );
    }

    private async Task<JsonNode?> PostAsync(
        string what,
        string method,
        JsonObject body,
        string? visitorData,
        YouTubeClient? client,
        IReadOnlyList<SessionCookie> cookies,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.YouTubeUrl, $"/youtubei/v1/{method}?prettyPrint=false"))
        {
            Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Origin", options.YouTubeUrl.GetLeftPart(UriPartial.Authority));
        AddCookies(request, cookies);
        if (visitorData is not null)
            request.Headers.TryAddWithoutValidation("X-Goog-Visitor-Id", visitorData);
        if (client is not null)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", client.UserAgent);
            if ((client.Number ?? ClientNames.NumberOf(client.Name)) is { } number)
                request.Headers.TryAddWithoutValidation("X-YouTube-Client-Name", number.ToString(CultureInfo.InvariantCulture));
            request.Headers.TryAddWithoutValidation("X-YouTube-Client-Version", client.Version);
        }

        return InnerTubeJson.Parse(what, await sender.SendAsync(what, request, cancellationToken).ConfigureAwait(false));
    }
}
