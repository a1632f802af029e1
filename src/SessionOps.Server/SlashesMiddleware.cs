namespace SessionOps.Server;

/// <summary>Treats repeated slashes as one: users end the plugin's base address with a slash, and the plugin adds its own.</summary>
internal sealed class SlashesMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.Value is { } path && path.Contains("//", StringComparison.Ordinal))
        {
            while (path.Contains("//", StringComparison.Ordinal))
                path = path.Replace("//", "/", StringComparison.Ordinal);
            context.Request.Path = path;
        }

        return next(context);
    }
}
