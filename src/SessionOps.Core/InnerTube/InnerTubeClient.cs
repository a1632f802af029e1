using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps.Http;
using SessionOps.InnerTube.Bridge;
using SessionOps.Tokens;

namespace SessionOps.InnerTube;

/// <summary>Opens YouTube's page, asks InnerTube and tests sessions.</summary>
internal sealed class InnerTubeClient
{
    // "Me at the zoo", YouTube's first video: public, short, and not about to go.
    private const string WellKnownVideo = "jNQXAC9IVRw";

    // A redirect to www. or to a page with a language, not a chain.
    private const int MaxRedirects = 3;

    private readonly InnerTubeApi _api;
    private readonly TimeProvider _timeProvider;

    /// <summary>Makes a client.</summary>
    /// <param name="http">What sends the requests.</param>
    /// <param name="options">Where YouTube is.</param>
    /// <param name="timeProvider">The clock.</param>
    public InnerTubeClient(HttpClient http, SessionOpsOptions options, TimeProvider timeProvider)
        : this(new YouTubeSender(http, options, timeProvider), options, timeProvider) { }

    internal InnerTubeClient(YouTubeSender sender, SessionOpsOptions options, TimeProvider timeProvider)
    {
        _api = new InnerTubeApi(sender, options, timeProvider);
        _timeProvider = timeProvider;
        PageUrl = new Uri(options.YouTubeUrl, "/");
    }

    /// <summary>The page that sessions are taken from.</summary>
    public Uri PageUrl { get; }

    /// <summary>The user agent of every request.</summary>
    public string UserAgent => _api.UserAgent;

    /// <summary>Opens the page; everything comes from its one response.</summary>
    /// <exception cref="SessionOpsException">The page is unreachable, refused, a consent or captcha page, or was cut off.</exception>
    public async Task<YouTubePage> OpenAsync(CancellationToken cancellationToken)
    {
        var url = PageUrl;
        var cookies = new List<string>();
        for (var redirects = 0; ; redirects++)
        {
            var answer = await _api.GetPageAsync(url, cancellationToken).ConfigureAwait(false);
            cookies.AddRange(answer.SetCookies);
            if (answer.Redirect is { } redirect)
            {
                if (!IsSameSite(redirect))
                    throw YouTubeSender.Malformed($"The page redirects to {redirect.Host}, which is not where sessions are taken from.");
                if (redirects == MaxRedirects)
                    throw new UnexpectedResponseException(
                        ErrorIds.RedirectLoop,
                        $"The page redirects without end: {MaxRedirects + 1} times, last to {redirect.Host}."
                    );
                url = redirect;
                continue;
            }

            if (answer.MediaType is not null and not ("text/html" or "application/xhtml+xml"))
                throw YouTubeSender.Malformed($"The page came as {answer.MediaType} instead of HTML; check SessionOps__YouTubeUrl and the proxy.");
            return YouTubePageReader.Read(answer.Body, answer.Url, UserAgent) with { Cookies = SetCookie.Read(cookies, answer.Url, _timeProvider.GetUtcNow()) };
        }
    }

    /// <summary>Asks <c>att/get</c> for a challenge, with the page's own values.</summary>
    /// <exception cref="UnexpectedResponseException">It gave none that can be run.</exception>
    public async Task<Challenge> GetChallengeAsync(YouTubePage page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        var answer = await _api.GetAttestationAsync(page, cancellationToken).ConfigureAwait(false);
        var challenge = answer?.Deserialize(BridgeJson.Default.AttestationAnswer)?.ToChallenge(ChallengeSource.AttestationGet, page.Url);
        return challenge ?? throw YouTubeSender.Malformed("the answer has no usable challenge");
    }

    /// <summary>Gets new visitor data: from the page, else from <c>visitor_id</c>, else from the service worker's data.</summary>
    public async Task<VisitorData> GetVisitorDataAsync(CancellationToken cancellationToken)
    {
        var (page, error) = await Attempt.RunAsync(() => OpenAsync(cancellationToken)).ConfigureAwait(false);
        var value =
            page?.VisitorData
            ?? (await Attempt.RunAsync(() => GetFromVisitorIdAsync(cancellationToken)).ConfigureAwait(false)).Result
            ?? (
                await Attempt
                    .RunAsync(async () => ServiceWorkerData.VisitorData(await _api.GetServiceWorkerDataAsync(cancellationToken).ConfigureAwait(false)))
                    .ConfigureAwait(false)
            ).Result;
        return value is not null ? VisitorDataDecoder.Accept(value) : throw error ?? Missing("visitor data");
    }

    /// <summary>Gets a new rollout token: from the page, else from the service worker's data.</summary>
    public async Task<RolloutToken> GetRolloutTokenAsync(CancellationToken cancellationToken)
    {
        var (page, error) = await Attempt.RunAsync(() => OpenAsync(cancellationToken)).ConfigureAwait(false);
        var value =
            page?.RolloutToken
            ?? (
                await Attempt
                    .RunAsync(async () => ServiceWorkerData.RolloutToken(await _api.GetServiceWorkerDataAsync(cancellationToken).ConfigureAwait(false)))
                    .ConfigureAwait(false)
            ).Result;
        return value is not null ? RolloutTokenDecoder.Accept(value) : throw error ?? Missing("a rollout token");
    }

    /// <summary>Asks for a video with the session as a player would, then for a piece of its media with a token.</summary>
    /// <param name="session">The session.</param>
    /// <param name="videoId">The video; null for a well-known public one.</param>
    /// <param name="getToken">Gets a token for the media of a video; called only when there is media to ask for.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public async Task<SessionTestResult> TestAsync(
        YouTubeSession session,
        string? videoId,
        Func<string, CancellationToken, Task<PoToken>> getToken,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(getToken);
        videoId ??= WellKnownVideo;
        var answer = await _api.GetPlayerAsync(session, videoId, cancellationToken).ConfigureAwait(false);
        var playability = answer.At("playabilityStatus");
        var status =
            playability.Text("status")
            ?? throw YouTubeSender.Malformed(
                "The player's answer has no playability status; if it keeps happening, YouTube has changed: look for a newer version of SessionOps."
            );
        var (token, tokenReason) =
            status == "OK"
                ? await ProveAsync(answer, videoId, getToken, cancellationToken).ConfigureAwait(false)
                : (TokenAcceptance.NotProven, "The video is not served to this session, so there is no media to request.");
        return new SessionTestResult
        {
            Name = session.Name,
            Served = status == "OK",
            Status = status,
            Reason =
                status == "OK"
                    ? "YouTube answered with a playable video, which says nothing about the token."
                    : playability.Text("reason") ?? "YouTube gave no reason.",
            Token = token,
            TokenReason = tokenReason,
            VideoId = videoId,
            Grade = session.Grade,
            TestedAt = _timeProvider.GetUtcNow(),
        };
    }

    private async Task<(TokenAcceptance Token, string Reason)> ProveAsync(
        JsonNode? answer,
        string videoId,
        Func<string, CancellationToken, Task<PoToken>> getToken,
        CancellationToken cancellationToken
    )
    {
        if (MediaAddress.Find(answer, PageUrl) is not { } media)
            return (TokenAcceptance.NotProven, "The player's answer has no media address that can be used without deciphering and is long enough to tell.");
        try
        {
            var token = await getToken(videoId, cancellationToken).ConfigureAwait(false);
            var status = await _api.GetMediaAsync(media.Url, token.Value, MediaAddress.FreeBytes, cancellationToken).ConfigureAwait(false);
            // Another host, or the media from its start, would say nothing of what needs a token.
            return status != HttpStatusCode.PartialContent
                ? (TokenAcceptance.NotProven, $"The media server answered with {(int)status} instead of a part of the media.")
                : (TokenAcceptance.Accepted, $"A media server handed out bytes past the first megabyte for a token that is bound to {token.BindingKind}.");
        }
        catch (UnexpectedResponseException error) when (error.StatusCode == (int)HttpStatusCode.Forbidden)
        {
            return (TokenAcceptance.Refused, "A media server refused the token past the first megabyte (403).");
        }
        catch (SessionOpsException error) when (error is not RateLimitedException)
        {
            return (TokenAcceptance.NotProven, $"The media could not be asked for ({error.ErrorId}): {error.Message}");
        }
    }

    // visitor_id requires a client; any version that was once current will do.
    private async Task<string?> GetFromVisitorIdAsync(CancellationToken cancellationToken)
    {
        var context = new JsonObject
        {
            ["client"] = new JsonObject
            {
                ["clientName"] = "WEB",
                ["clientVersion"] = "2.20260817.01.00",
                ["hl"] = "en",
                ["gl"] = "US",
            },
        };
        return
            (await _api.GetVisitorIdAsync(context, cancellationToken).ConfigureAwait(false)).At("responseContext").Text("visitorData") is { } value
            && WireText.IsToken(value)
            ? value
            : null;
    }

    // Scheme and port stay what they are: a redirect to plain http, or to another service of the host, is not the page's.
    private bool IsSameSite(Uri url) =>
        url.Scheme == PageUrl.Scheme
        && url.Port == PageUrl.Port
        && url.UserInfo.Length == 0
        && (
            url.Host == PageUrl.Host
            || (url.Host.EndsWith(".youtube.com", StringComparison.Ordinal) && PageUrl.Host.EndsWith("youtube.com", StringComparison.Ordinal))
        );

    private static UnexpectedResponseException Missing(string what) =>
        new(
            ErrorIds.MissingVisitorData,
            $"Neither the page nor the fallbacks gave {what}; try again, and if it keeps happening, look for a newer version of SessionOps."
        );
}
