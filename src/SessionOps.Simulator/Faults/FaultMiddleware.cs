using System.Globalization;

namespace SessionOps.Simulator.Faults;

/// <summary>Shows the faults that concern a whole answer, whatever it is.</summary>
internal sealed class FaultMiddleware(RequestDelegate next, FaultSwitches faults, TimeProvider timeProvider)
{
    private static readonly FaultKind[] s_cuts = [FaultKind.Truncation, FaultKind.SilentTruncation, FaultKind.WrongContentType];

    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.StartsWith("/simulator", StringComparison.Ordinal))
        {
            await next(context);
            return;
        }

        if (faults.Use(FaultKind.Latency, path) is { } latency)
            await Task.Delay(TimeSpan.FromSeconds(latency.Seconds), timeProvider, context.RequestAborted);
        if (faults.Use(FaultKind.TooManyRequests, path) is { } limit)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = Math.Ceiling(limit.Seconds).ToString("F0", CultureInfo.InvariantCulture);
        }
        else if (faults.Use(FaultKind.ServerError, path) is not null)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else if (s_cuts.Any(kind => faults.All.Any(fault => fault.Kind == kind)))
        {
            await CutAsync(context, path);
        }
        else
        {
            await next(context);
        }
    }

    private async Task CutAsync(HttpContext context, string path)
    {
        var client = context.Response.Body;
        using var whole = new MemoryStream();
        context.Response.Body = whole;
        await next(context);
        context.Response.Body = client;
        if (faults.Use(FaultKind.WrongContentType, path) is not null)
            context.Response.ContentType = "image/png";
        var (length, announced) = (whole.Length, whole.Length);
        if (faults.Use(FaultKind.Truncation, path) is not null)
            length /= 2;
        else if (faults.Use(FaultKind.SilentTruncation, path) is not null)
            announced = length /= 2;
        context.Response.ContentLength = announced;
        await client.WriteAsync(whole.GetBuffer().AsMemory(0, (int)length), context.RequestAborted);
        // Fewer bytes than announced: the server closes the connection by itself. An abort could overtake what was sent.
        await client.FlushAsync(context.RequestAborted);
    }
}
