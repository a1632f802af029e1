using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SessionOps.Http;

/// <summary>Sends requests and returns complete answers; with any <see cref="HttpClient"/>.</summary>
[SuppressMessage(
    "Design",
    "CA1001:Types that own disposable fields should be disposable",
    Justification = "They hold nothing but the client, which is its owner's."
)]
internal sealed class YouTubeSender
{
    private readonly HttpMessageInvoker _invoker;
    private readonly YouTubeHandler _handler;

    public YouTubeSender(HttpClient http, SessionOpsOptions options, TimeProvider timeProvider)
    {
        _handler = new YouTubeHandler(options, timeProvider) { InnerHandler = new ClientHandler(http) };
        _invoker = new HttpMessageInvoker(_handler);
    }

    /// <summary>The user agent of every request, and of the script's navigator.</summary>
    public string UserAgent => _handler.UserAgent;

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <param name="what">What is asked for, for messages: "The page", "The interpreter".</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <param name="expectsHtml">Whether a web page is what is asked for.</param>
    /// <returns>The answer, of any status below 400.</returns>
    public async Task<YouTubeAnswer> SendAsync(string what, HttpRequestMessage request, CancellationToken cancellationToken, bool expectsHtml = false)
    {
        request.Options.Set(YouTubeHandler.What, what);
        request.Options.Set(YouTubeHandler.ExpectsHtml, expectsHtml);
        using var response = await _invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var url = response.RequestMessage?.RequestUri ?? request.RequestUri!;
        var redirect = (int)response.StatusCode >= 300 ? YouTubeAnswer.Resolve(what, url, response.Headers.Location) : null;
        return new YouTubeAnswer(response.StatusCode, url, redirect, response.Content.Headers.ContentType?.MediaType, Encoding.UTF8.GetString(body))
        {
            SetCookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
        };
    }

    /// <summary>An answer that ended early or has a wrong type or shape.</summary>
    public static UnexpectedResponseException Malformed(string message, Exception? cause = null) => new(ErrorIds.MalformedResponse, message, cause);

    // The client is its owner's; this only passes requests on.
    private sealed class ClientHandler(HttpClient http) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
