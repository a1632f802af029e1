using SessionOps.Endpoints.Plugin;

namespace SessionOps.Server;

/// <summary>Where yt-dlp's plugin finds the host: at the root as its own server, and below a secret path where keys are required.</summary>
internal static class PluginRoutes
{
    // Spelled out rather than caught by a pattern, so that other addresses keep their own 404 and 405.
    private static readonly string[] s_paths = ["", "get_pot", "ping", "invalidate_caches", "invalidate_it", "minter_cache"];

    public static void MapPlugin(this IEndpointRouteBuilder routes)
    {
        foreach (var path in s_paths)
        {
            routes.Map($"/{path}", context => PluginEndpoint.InvokeAsync(context, path));
            routes.Map($"/v{{major:int}}/{path}", context => PluginEndpoint.InvokeAsync(context, $"v{context.Request.RouteValues["major"]}/{path}"));
        }

        routes.Map("/api/p/{secret}/{**path}", PluginEndpoint.InvokeBySecretAsync).AllowAnonymous();
    }
}
