using Microsoft.AspNetCore.Authorization;
using SessionOps.Endpoints;

namespace SessionOps.Server.Authentication;

/// <summary>
/// Lets requests in that bring an API key, as Azure Functions does: <c>x-functions-key</c> or <c>?code=</c>. Without keys it lets this machine in, and nobody else.
/// Routes that say <c>AllowAnonymous</c> look at no key. ASP.NET Core's own authentication and authorization would take half of a cached answer's time.
/// </summary>
internal sealed class KeyAuthentication(RequestDelegate next, AccessKeys keys, RequestLimits limits, ILogger<KeyAuthentication> logger)
{
    /// <summary>The query parameter of a key.</summary>
    public const string QueryName = "code";

    private const string SchemeName = "ApiKey";
    private const string HeaderName = "x-functions-key";
    private static readonly string[] s_forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null || Objection(context) is not { } objection)
            return next(context);
        return RefuseAsync(context, objection);
    }

    private Task RefuseAsync(HttpContext context, string objection)
    {
        if (!keys.IsEmpty)
        {
            limits.Fail(context);
            logger.LogWarning("A request from {Address} brought no key of this host.", context.Connection.RemoteIpAddress);
        }

        context.Response.Headers.WWWAuthenticate = $"{SchemeName} realm=\"SessionOps\", header=\"{HeaderName}\"";
        return IsOpenedInBrowser(context)
            ? KeyPage.WriteAsync(context, objection)
            : ProblemResponse.WriteAsync(context, StatusCodes.Status401Unauthorized, ErrorIds.KeyRequired, objection);
    }

    private string? Objection(HttpContext context)
    {
        if (keys.IsEmpty)
            return ObjectionToForeigner(context);
        return keys.IsValid(context.Request.Headers[HeaderName]) || keys.IsValid(context.Request.Query[QueryName])
            ? null
            : $"Send one of the host's keys (SessionOps__Keys__<name>) in the header {HeaderName} or as ?{QueryName}=.";
    }

    // Without keys only this machine may call; neither a page in its browser nor a proxy that passes on what others ask is this machine.
    private static string? ObjectionToForeigner(HttpContext context)
    {
        if (Array.Find(s_forwarding, context.Request.Headers.ContainsKey) is { } header)
        {
            return $"This host has no key and serves this machine alone, but a proxy passed the request on ({header}): "
                + "set SessionOps__Keys__<name>, or SessionOps__PluginSecrets__<n> for yt-dlp.";
        }

        return IsFromForeignPage(context.Request) && !IsOpeningPage(context) ? "A page of another site may not call this host." : null;
    }

    // Browsers that do not send Sec-Fetch-Site send Origin with what changes something.
    private static bool IsFromForeignPage(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is ["cross-site"] or ["same-site"]
        || (request.Headers.Origin is { Count: > 0 } origin && origin != $"{request.Scheme}://{request.Host}");

    // A click on a link: the browser shows the page, and the site that had the link learns nothing of it.
    private static bool IsOpeningPage(HttpContext context) =>
        IsPage(context) && context.Request.Headers["Sec-Fetch-Mode"] is ["navigate"] && context.Request.Headers["Sec-Fetch-Dest"] is ["document"];

    private static bool IsOpenedInBrowser(HttpContext context) =>
        IsPage(context)
        && context.Request.GetTypedHeaders().Accept.Any(static accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private static bool IsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<OpenPage>() is not null;
}
