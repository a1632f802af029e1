using System.Net;
using System.Net.Http.Headers;
using System.Text;
using SessionOps.Scripting;

namespace SessionOps.Http;

/// <summary>Sends requests as the one browser that SessionOps shows, and maps whatever goes wrong to typed errors; with any <see cref="HttpClient"/>.</summary>
internal sealed class YouTubeSender(HttpClient http, SessionOpsOptions options, TimeProvider timeProvider)
{
    // Pages are 0.6 to 2 MB, interpreters 63 KB. What is larger is none of them and must not fill the memory.
    private const int LargestBody = 32 << 20;

    /// <summary>The user agent of every request, and of the script's navigator.</summary>
    public string UserAgent { get; } = options.UserAgent ?? BrowserProfile.Default.UserAgent;

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <param name="what">What is asked for, for messages: "The page", "The interpreter".</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answer, of any status below 400.</returns>
    public async Task<YouTubeAnswer> SendAsync(string what, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.UserAgent.Count == 0)
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("Accept-Language", AcceptLanguage(BrowserProfile.Default.Languages));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            ThrowIfRefused(what, response);
            var body = await ReadBodyAsync(what, response.Content, cancellationToken).ConfigureAwait(false);
            return new YouTubeAnswer(
                response.StatusCode, response.RequestMessage?.RequestUri ?? request.RequestUri!, response.Headers.Location,
                response.Content.Headers.ContentType?.MediaType, body);
        }
        catch (HttpRequestException error)
        {
            throw Unreachable(what, request.RequestUri!, error);
        }
        catch (IOException error)
        {
            throw Malformed($"{what} ended early: the connection broke before the whole answer had come. Try again.", error);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new UnexpectedResponseException(ErrorIds.TimedOut,
                $"{what} did not come from {request.RequestUri!.Host} in time; try again, or check the network and the proxy.", error)
            { IsTransient = true };
        }
    }

    /// <summary>An answer that ended early or has a wrong type or shape.</summary>
    public static UnexpectedResponseException Malformed(string message, Exception? cause = null) => new(ErrorIds.MalformedResponse, message, cause);

    private static string AcceptLanguage(IReadOnlyList<string> languages)
        => string.Join(',', languages.Select((language, i) => i == 0 ? language : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{language};q={1 - (i * 0.1):0.0}")));

    private void ThrowIfRefused(string what, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (status < 400)
            return;
        var retryAfter = RetryAfter(response.Headers.RetryAfter);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
            throw new RateLimitedException(ErrorIds.RateLimited,
                $"{what} was refused with 429 (too many requests){(retryAfter is null ? "" : $"; try again in {retryAfter.Value.TotalSeconds:0} seconds")}. Ask less often, and reuse sessions.",
                retryAfter);
        if (status >= 500)
            throw new UnexpectedResponseException(ErrorIds.ServerError, $"{what} failed on the other side with {status}; try again later.")
            {
                StatusCode = status,
                IsTransient = true,
                RetryAfter = retryAfter,
            };
        throw new UnexpectedResponseException(ErrorIds.MalformedResponse,
            $"{what} was refused with {status}; if this stays so, YouTube has changed: look for a newer version of SessionOps.")
        { StatusCode = status };
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - timeProvider.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static async Task<string> ReadBodyAsync(string what, HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var body = new MemoryStream();
        var buffer = new byte[64 << 10];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > LargestBody)
                throw Malformed($"{what} is larger than {LargestBody >> 20} MB, which it never is; the address may belong to something else.");
        }

        if (content.Headers.ContentLength is { } announced && announced != body.Length && content.Headers.ContentEncoding.Count == 0)
            throw Malformed($"{what} ended early: {body.Length} of {announced} bytes came. Try again.");
        return Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);
    }

    private static UnexpectedResponseException Unreachable(string what, Uri address, HttpRequestException error)
    {
        if (error.HttpRequestError is HttpRequestError.ResponseEnded or HttpRequestError.InvalidResponse)
            return Malformed($"{what} ended early: the connection broke before the whole answer had come. Try again.", error);
        var why = error.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => "the name cannot be resolved: check the network and DNS",
            HttpRequestError.SecureConnectionError => "the secure connection failed: check the clock and the certificates of this machine",
            HttpRequestError.ProxyTunnelError => "the proxy refused: check SessionOps__Proxy",
            _ => "the connection failed: check the network, the address and SessionOps__Proxy",
        };
        return new UnexpectedResponseException(ErrorIds.Unreachable, $"{what} cannot be had from {address.Host}: {why}.", error) { IsTransient = true };
    }
}
