namespace SessionOps.Server;

/// <summary>Answers HEAD as GET without the body, which Kestrel leaves out by itself: monitors and container platforms ask so.</summary>
internal sealed class HeadMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        await next(context);
        var response = context.Response;
        if (
            response is { StatusCode: StatusCodes.Status405MethodNotAllowed, HasStarted: false }
            && response.Headers.Allow.ToString() is var allow
            && allow.Contains("GET", StringComparison.Ordinal)
            && !allow.Contains("HEAD", StringComparison.Ordinal)
        )
            response.Headers.Allow = $"{allow}, HEAD";
    }
}
