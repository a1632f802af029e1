using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace SessionOps.Http;

/// <summary>Makes the HTTP client that SessionOps uses unless it is given one.</summary>
public static class YouTubeHttp
{
    // A page takes under a second; YouTube's own player gives GenerateIT ten.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    /// <summary>Makes a client with the proxy of the options: no cookies, no redirects, a few retries of what is safe to repeat.</summary>
    /// <param name="options">Names the proxy.</param>
    /// <param name="timeProvider">The clock of the delays between tries.</param>
    public static HttpClient CreateClient(SessionOpsOptions options, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            UseCookies = false,
        };
        if (options.Proxy is { } proxy)
            sockets.Proxy = new WebProxy(proxy) { Credentials = Credentials(proxy) };
        return new HttpClient(new ResilienceHandler(_ => Retries(timeProvider)) { InnerHandler = sockets }) { Timeout = s_timeout };
    }

    // Only GETs, and only what a second try can mend: a 429 is for the breaker, not for a loop.
    private static ResiliencePipeline<HttpResponseMessage> Retries(TimeProvider timeProvider)
        => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = timeProvider }
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(400),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static arguments => ValueTask.FromResult(
                    arguments.Context.GetRequestMessage()?.Method == HttpMethod.Get
                    && (arguments.Outcome.Exception is HttpRequestException || arguments.Outcome.Result?.StatusCode >= HttpStatusCode.InternalServerError)),
            })
            .Build();

    private static NetworkCredential? Credentials(Uri proxy)
    {
        if (proxy.UserInfo.Length == 0)
            return null;
        var parts = proxy.UserInfo.Split(':', 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }
}
