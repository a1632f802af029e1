using SessionOps.Endpoints.Plugin;

namespace SessionOps.Server;

/// <summary>Where yt-dlp's plugin finds the host: at the root as its own server, and below a secret path where keys are required.</summary>
internal static class PluginRoutes
{
    // Spelled out rather than caught by a pattern, so that other addresses keep their own 404 and 405.
    private static readonly (string Path, string Summary)[] s_paths =
    [
        ("", "Says what the plugin's address is for: 400."),
        ("get_pot", "POST: a PO token for a content binding, as the plugin asks for it."),
        ("ping", "GET: the version that the plugin compares with its own, and how long the host has run."),
        ("invalidate_caches", "POST: removes the session named default and its minters: 204."),
        ("invalidate_it", "POST: removes the warm minters: 204."),
        ("minter_cache", "GET: the sessions that have a warm minter."),
    ];

    public static void MapPlugin(this IEndpointRouteBuilder routes)
    {
        foreach (var (path, summary) in s_paths)
        {
            // The root shows the status; the plugin itself never asks for it.
            if (path.Length > 0)
                routes.Map($"/{path}", context => PluginEndpoint.InvokeAsync(context, path)).WithSummary(summary);
            routes
                .Map($"/v{{major:int}}/{path}", context => PluginEndpoint.InvokeAsync(context, $"v{context.Request.RouteValues["major"]}/{path}"))
                .WithSummary(summary);
        }

        routes
            .Map("/api/p/{secret}/{**path}", PluginEndpoint.InvokeBySecretAsync)
            .AllowAnonymous()
            .WithSummary("The same for plugins, which cannot send a key: the path secret takes its place.");
    }
}
