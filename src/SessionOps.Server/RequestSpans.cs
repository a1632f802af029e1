using System.Diagnostics;

namespace SessionOps.Server;

/// <summary>
/// Makes a span of each request, by its route. ASP.NET Core's own would carry the address, in which a key or the plugin's secret may stand.
/// </summary>
internal sealed class RequestSpans(RequestDelegate next)
{
    /// <summary>The source's name, for exporters.</summary>
    public const string SourceName = "SessionOps.Server";

    private static readonly ActivitySource s_source = new(SourceName);

    public Task InvokeAsync(HttpContext context) => s_source.HasListeners() ? TraceAsync(context) : next(context);

    private async Task TraceAsync(HttpContext context)
    {
        ActivityContext.TryParse(context.Request.Headers.TraceParent, context.Request.Headers.TraceState, isRemote: true, out var caller);
        // The host's own activity is not exported, so it must not be the parent.
        Activity.Current = null;
        using var span = s_source.StartActivity("request", ActivityKind.Server, caller);
        await next(context);
        if (span is null)
            return;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? context.Request.Method : $"{context.Request.Method} {route}";
        span.SetTag("http.request.method", context.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
            span.SetStatus(ActivityStatusCode.Error);
    }
}
