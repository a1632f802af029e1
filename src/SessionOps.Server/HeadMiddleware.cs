namespace SessionOps.Server;

/// <summary>Answers HEAD as GET without the body, which Kestrel leaves out by itself: monitors and container platforms ask so.</summary>
internal sealed class HeadMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    /// <summary>Names HEAD where the router's own 405 says that GET is taken.</summary>
    public static void Allow(HttpResponse response)
    {
        if (
            response is { StatusCode: StatusCodes.Status405MethodNotAllowed }
            && response.Headers.Allow.ToString() is var allow
            && allow.Contains("GET", StringComparison.Ordinal)
            && !allow.Contains("HEAD", StringComparison.Ordinal)
        )
            response.Headers.Allow = $"{allow}, HEAD";
    }
}
