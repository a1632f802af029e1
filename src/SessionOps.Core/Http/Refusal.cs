using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SessionOps.Http;

/// <summary>Recognises refusals by status, redirect and structure of the page, for every request and in any language.</summary>
/// <param name="what">What was asked for, for messages.</param>
/// <param name="timeProvider">The clock, for waits that are given as dates.</param>
internal sealed class Refusal(string what, TimeProvider timeProvider)
{
    // Values of years occur in practice; our own breaker waits an hour at most.
    private static readonly TimeSpan s_maxRetryAfter = TimeSpan.FromHours(1);

    // Google's own captcha page and YouTube's, whatever their text says.
    private static readonly string[] s_captcha =
    [
        "das_captcha",
        "g-recaptcha",
        "/recaptcha/api.js",
        "/recaptcha/enterprise.js",
        "captcha-form",
        "/sorry/index",
        "/sorry/image",
    ];

    private static readonly string[] s_consent = ["consent.youtube.com", "consent.google."];

    /// <summary>What an answer with a status from 400 means.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="body">Its web page; empty when it has none.</param>
    public SessionOpsException Of(HttpResponseMessage response, string body)
    {
        var status = (int)response.StatusCode;
        var retryAfter = RetryAfter(response.Headers.RetryAfter);
        if (IsCaptcha(body))
            return Captcha(what, retryAfter);
        return status switch
        {
            429 => new RateLimitedException(ErrorIds.RateLimited, $"{what} was refused with 429 (too many requests){Wait(retryAfter)}.", retryAfter),
            407 => new UnexpectedResponseException(ErrorIds.ProxyFailed, $"{what} could not be fetched: the proxy refused with 407 (user or password).")
            {
                StatusCode = status,
            },
            511 => new UnexpectedResponseException(ErrorIds.NetworkLoginRequired, $"{what} could not be fetched: the network wants a login first (511).")
            {
                StatusCode = status,
            },
            401 or 403 or 451 => new UnexpectedResponseException(
                ErrorIds.AccessRefused,
                $"{what} was refused with {status}: the remote server does not serve this network address for now."
            )
            {
                StatusCode = status,
                RetryAfter = retryAfter,
            },
            >= 500 => new UnexpectedResponseException(ErrorIds.ServerError, $"{what} failed on the remote server with {status}{Wait(retryAfter)}.")
            {
                StatusCode = status,
                IsTransient = true,
                RetryAfter = retryAfter,
            },
            _ => new UnexpectedResponseException(ErrorIds.MalformedResponse, $"{what} was refused with {status}.") { StatusCode = status },
        };
    }

    /// <summary>Throws when an address is that of a captcha or a consent page.</summary>
    public void ThrowIfDiverted(Uri url)
    {
        if (url.Host.StartsWith("consent.", StringComparison.OrdinalIgnoreCase))
            throw Consent(what);
        if (url.AbsolutePath.StartsWith("/sorry/", StringComparison.OrdinalIgnoreCase))
            throw Captcha(what);
    }

    /// <summary>Throws when a web page came where none was asked for, and it is a captcha or a consent page.</summary>
    public void ThrowIfRefusedInHtml(string? mediaType, byte[] body)
    {
        if (!IsHtml(mediaType))
            return;
        var html = Encoding.UTF8.GetString(body);
        if (IsCaptcha(html))
            throw Captcha(what);
        if (IsConsent(html))
            throw Consent(what);
    }

    /// <summary>Whether a page without the session's data is a captcha.</summary>
    public static bool IsCaptcha(string html) => s_captcha.Any(mark => html.Contains(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a page without the session's data is a consent page.</summary>
    public static bool IsConsent(string html) => s_consent.Any(mark => html.Contains(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary>A captcha came instead.</summary>
    public static UnexpectedResponseException Captcha(string what, TimeSpan? retryAfter = null) =>
        new(
            ErrorIds.CaptchaRequired,
            $"{what} was answered with a captcha (\"unusual traffic\"): the remote server does not serve this network address for now."
        )
        {
            RetryAfter = retryAfter,
        };

    /// <summary>A consent page came instead.</summary>
    public static UnexpectedResponseException Consent(string what) =>
        new(ErrorIds.ConsentRequired, $"{what} was answered with YouTube's consent page, as it does in some countries.");

    /// <summary>Whether a content type is that of a web page.</summary>
    public static bool IsHtml(string? mediaType) => mediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true;

    private static string Wait(TimeSpan? retryAfter) =>
        retryAfter is { } wait ? string.Create(CultureInfo.InvariantCulture, $"; it asks to wait {wait.TotalSeconds:0} seconds") : "";

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var wait = header switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - timeProvider.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait is { } asked ? TimeSpan.FromTicks(Math.Clamp(asked.Ticks, 0, s_maxRetryAfter.Ticks)) : null;
    }
}
