using System.Net;
using System.Reflection;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace SessionOps.Http;

/// <summary>Makes the HTTP client that SessionOps uses unless it is given one.</summary>
public static class YouTubeHttp
{
    // By its name: in PowerShell the core has another copy of the property's type than the runtime's handler.
    private static readonly PropertyInfo s_activityHeaders = typeof(SocketsHttpHandler).GetProperty(nameof(SocketsHttpHandler.ActivityHeadersPropagator))!;

    /// <summary>Makes a client with the proxy of the options: no cookies, no redirects, no trace headers, a few retries of what is safe to repeat.</summary>
    /// <param name="options">Names the proxy.</param>
    /// <param name="timeProvider">The clock of the delays between tries.</param>
    /// <param name="observer">Sees every request as it goes out, repeated ones too; null for none.</param>
    public static HttpClient CreateClient(SessionOpsOptions options, TimeProvider timeProvider, DelegatingHandler? observer = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var handler = CreateHandler(options);
        if (observer is not null)
            observer.InnerHandler = handler;
        // The sender's deadline covers headers, body and retries alike.
        return new HttpClient(new ResilienceHandler(_ => Retries(timeProvider)) { InnerHandler = observer ?? (HttpMessageHandler)handler })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Makes what the client sends with, without retries.</summary>
    internal static SocketsHttpHandler CreateHandler(SessionOpsOptions options)
    {
        var sockets = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            Proxy = EgressProxy.From(options),
            UseCookies = false,
        };
        // No browser sends traceparent, and a caller's trace and baggage must not reach YouTube.
        s_activityHeaders.SetValue(sockets, null);
        return sockets;
    }

    /// <summary>Names the proxy on the way to YouTube, of the settings or of the environment, without user and password; <c>none</c> when there is none.</summary>
    public static string DescribeProxy(SessionOpsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return EgressProxy.From(options).Describe(options.YouTubeUrl);
    }

    // Only GETs, and only what a second try can change: a service that asks to wait (429, Retry-After) is obeyed by the breaker.
    private static ResiliencePipeline<HttpResponseMessage> Retries(TimeProvider timeProvider) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = timeProvider }
            .AddRetry(
                new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromMilliseconds(400),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldRetryAfterHeader = false,
                    ShouldHandle = static arguments =>
                        ValueTask.FromResult(
                            arguments.Context.GetRequestMessage()?.Method == HttpMethod.Get
                                && (IsPassing(arguments.Outcome.Exception) || IsPassing(arguments.Outcome.Result))
                        ),
                }
            )
            .Build();

    private static bool IsPassing(Exception? error) =>
        error
            is HttpRequestException
            {
                HttpRequestError: not (
                    HttpRequestError.ProxyTunnelError
                    or HttpRequestError.SecureConnectionError
                    or HttpRequestError.ConfigurationLimitExceeded
                ),
            };

    private static bool IsPassing(HttpResponseMessage? response) =>
        response is { StatusCode: >= HttpStatusCode.InternalServerError and not HttpStatusCode.NetworkAuthenticationRequired, Headers.RetryAfter: null };
}
