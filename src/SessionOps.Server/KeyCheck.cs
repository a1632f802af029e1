using SessionOps.Endpoints;

namespace SessionOps.Server;

/// <summary>Lets requests in that bring an API key, as Azure Functions does: <c>x-functions-key</c> or <c>?code=</c>.</summary>
internal sealed class KeyCheck(RequestDelegate next, AccessKeys keys)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<AnonymousRoute>() is not null)
            return next(context);
        if (keys.IsEmpty)
            // Without keys only this machine may call; a page in its browser is not this machine.
            return IsFromForeignPage(context.Request) ? Refuse(context, "A page of another site may not call this host.") : next(context);
        return keys.Admit(context.Request.Headers["x-functions-key"]) || keys.Admit(context.Request.Query["code"])
            ? next(context)
            : Refuse(context, "Send one of the host's keys (SessionOps__Keys__<name>) in the header x-functions-key or as ?code=.");
    }

    private static bool IsFromForeignPage(HttpRequest request) => request.Headers["Sec-Fetch-Site"] is ["cross-site"] or ["same-site"];

    private static Task Refuse(HttpContext context, string detail) =>
        ProblemResponse.WriteAsync(context, StatusCodes.Status401Unauthorized, ErrorIds.KeyRequired, detail);
}
