using System.Net;
using Microsoft.AspNetCore.Authorization;

namespace SessionOps.Server.Authentication;

/// <summary>Guards a host without keys: this machine may call, but neither a page of another site in its browser nor a proxy that forwards requests.</summary>
internal sealed class LoopbackGuard(RequestDelegate next)
{
    private static readonly string[] s_forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"];

    public Task InvokeAsync(HttpContext context)
    {
        if (IsFromElsewhere(context))
            return Refusal.WriteAsync(context, "This host has no key and serves this machine alone: set SessionOps__Keys__<name>.");
        return Objection(context) is { } objection && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null
            ? Refusal.WriteAsync(context, objection)
            : next(context);
    }

    // A Unix socket has no address.
    private static bool IsFromElsewhere(HttpContext context) => context.Connection.LocalIpAddress is { } address && !IPAddress.IsLoopback(address);

    private static string? Objection(HttpContext context)
    {
        var headers = context.Request.Headers;
        foreach (var header in s_forwarding)
        {
            if (headers.ContainsKey(header))
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
        Refusal.IsForPage(context) && context.Request.Headers["Sec-Fetch-Mode"] is ["navigate"] && context.Request.Headers["Sec-Fetch-Dest"] is ["document"];
}
