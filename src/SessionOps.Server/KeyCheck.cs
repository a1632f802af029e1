using SessionOps.Endpoints;

namespace SessionOps.Server;

/// <summary>Lets requests in that bring an API key, as Azure Functions does: <c>x-functions-key</c> or <c>?code=</c>.</summary>
internal sealed class KeyCheck(RequestDelegate next, AccessKeys keys)
{
    private static readonly string[] s_forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP"];

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AnonymousRoute>() is not null)
            return next(context);
        if (keys.IsEmpty)
            return RefuseForeignerAsync(context) ?? next(context);
        return keys.IsValid(context.Request.Headers["x-functions-key"]) || keys.IsValid(context.Request.Query["code"])
            ? next(context)
            : Refuse(context, "Send one of the host's keys (SessionOps__Keys__<name>) in the header x-functions-key or as ?code=.");
    }

    // Without keys only this machine may call; neither a page in its browser nor a proxy that passes on what others ask is this machine.
    private static Task? RefuseForeignerAsync(HttpContext context)
    {
        if (s_forwarding.FirstOrDefault(context.Request.Headers.ContainsKey) is { } header)
        {
            return Refuse(
                context,
                $"This host has no key and serves this machine alone, but a proxy passed the request on ({header}): "
                    + "set SessionOps__Keys__<name>, or SessionOps__PluginSecrets__<n> for yt-dlp."
            );
        }

        return IsFromForeignPage(context.Request) && !IsOpeningPage(context) ? Refuse(context, "A page of another site may not call this host.") : null;
    }

    // A click on a link: the browser shows the page, and the site that had the link learns nothing of it.
    private static bool IsOpeningPage(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OpenPage>() is not null
        && HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers["Sec-Fetch-Mode"] is ["navigate"]
        && context.Request.Headers["Sec-Fetch-Dest"] is ["document"];

    private static bool IsFromForeignPage(HttpRequest request) => request.Headers["Sec-Fetch-Site"] is ["cross-site"] or ["same-site"];

    private static Task Refuse(HttpContext context, string detail)
    {
        context.Response.Headers.WWWAuthenticate = "ApiKey realm=\"SessionOps\", header=\"x-functions-key\"";
        return ProblemResponse.WriteAsync(context, StatusCodes.Status401Unauthorized, ErrorIds.KeyRequired, detail);
    }
}
