namespace SessionOps.Server;

/// <summary>The icon that browsers show beside the pages' titles; those that look for no link ask for <c>/favicon.ico</c>.</summary>
internal static class Favicon
{
    private const string Svg = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128"><rect width="128" height="128" rx="24" fill="#1d2538"/><g fill="none" stroke="#f4b83f" stroke-width="8"><circle cx="64" cy="56" r="36"/><path d="M64 92v26M64 103h14M64 114h10"/></g><path d="M54 38v36l28-18z" fill="#fff"/></svg>
        """;

    /// <summary>Maps it. It needs no key, and browsers keep it for a week.</summary>
    public static void MapFavicon(this IEndpointRouteBuilder routes)
    {
        foreach (var path in new[] { "/favicon.svg", "/favicon.ico" })
            routes.MapGet(path, (RequestDelegate)WriteAsync).AllowAnonymous().WithSummary("The icon of the pages.");
    }

    private static Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "image/svg+xml";
        context.Response.Headers.CacheControl = "public, max-age=604800";
        return context.Response.WriteAsync(Svg, context.RequestAborted);
    }
}
