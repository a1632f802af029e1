using System.Text.Json;
using Microsoft.Net.Http.Headers;
using SessionOps.Endpoints;
using SessionOps.Server.Authentication;

namespace SessionOps.Server.Status;

/// <summary>Shows the host's state: a page for browsers and a few lines for other clients at <c>/</c>, JSON at <c>/api/status</c>.</summary>
internal static class StatusEndpoint
{
    /// <summary>Adds what the status is made from.</summary>
    public static IServiceCollection AddStatus(this IServiceCollection services) => services.AddSingleton<StatusReporter>();

    /// <summary>Maps both addresses.</summary>
    public static void MapStatus(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/", (RequestDelegate)ShowAsync)
            .WithMetadata(new OpenPage())
            .WithSummary("How the host is doing: a page for browsers, plain text for curl.");
        routes.MapGet("/api/status", (RequestDelegate)(context => AnswerAsync(context, WriteJsonAsync))).WithSummary("The same as JSON.");
    }

    private static Task ShowAsync(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept";
        return AnswerAsync(context, WantsPage(context.Request) ? WritePageAsync : WriteTextAsync);
    }

    private static bool WantsPage(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(static accepted => accepted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    private static Task AnswerAsync(HttpContext context, Func<HttpContext, StatusReport, Task> write)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("SessionOps.Status");
        return Guarded.RunAsync(
            context,
            logger,
            RequestId.Of(context),
            async () =>
            {
                var report = await context.RequestServices.GetRequiredService<StatusReporter>().ReportAsync(context.RequestAborted);
                context.Response.Headers.CacheControl = "no-store";
                await write(context, report);
            },
            ProblemResponse.WriteAsync
        );
    }

    private static Task WritePageAsync(HttpContext context, StatusReport report)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers[HeaderNames.ContentSecurityPolicy] = PageStyle.ContentSecurityPolicy;
        return context.Response.WriteAsync(StatusPage.Write(report, PageLinks.Of(context)), context.RequestAborted);
    }

    private static Task WriteTextAsync(HttpContext context, StatusReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(StatusText.Write(report), context.RequestAborted);
    }

    private static Task WriteJsonAsync(HttpContext context, StatusReport report)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.Body, report, StatusJsonContext.Default.StatusReport, context.RequestAborted);
    }
}
