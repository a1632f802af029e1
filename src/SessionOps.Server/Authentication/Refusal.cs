using SessionOps.Endpoints;

namespace SessionOps.Server.Authentication;

/// <summary>The 401 of callers whom the host does not serve: a page for people, problem details for programs.</summary>
internal static class Refusal
{
    /// <summary>The name of the scheme, as <c>WWW-Authenticate</c> has it.</summary>
    public const string SchemeName = "ApiKey";

    /// <summary>The header of a key, as Azure Functions calls it.</summary>
    public const string HeaderName = "x-functions-key";

    /// <summary>Says why, and what to send.</summary>
    public static Task WriteAsync(HttpContext context, string detail)
    {
        context.Response.Headers.WWWAuthenticate = $"{SchemeName} realm=\"SessionOps\", header=\"{HeaderName}\"";
        return IsOpenedInBrowser(context)
            ? KeyPage.WriteAsync(context, detail)
            : ProblemResponse.WriteAsync(context, StatusCodes.Status401Unauthorized, ErrorIds.KeyRequired, detail);
    }

    /// <summary>Whether the request is for a page that people open.</summary>
    public static bool IsForPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<OpenPage>() is not null;

    private static bool IsOpenedInBrowser(HttpContext context) =>
        IsForPage(context)
        && context.Request.GetTypedHeaders().Accept.Any(static accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
