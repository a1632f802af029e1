using Scalar.AspNetCore;

namespace SessionOps.Server.Docs;

/// <summary>Scalar's page, on which requests can be tried: its assets are in this program, and its policy lets the browser contact only this host.</summary>
internal static class ReferencePage
{
    private const string Path = "/docs/reference";
    private const string ConfigurationPath = "/docs/reference.js";

    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // The page itself needs no key; its requests do, and take it from the page's address.
    private const string Configuration = """
        const key = new URLSearchParams(location.search).get('code')
        const withKey = (input, init) => {
          const request = new Request(input, init)
          if (key && new URL(request.url).origin === location.origin) request.headers.set('x-functions-key', key)
          return fetch(request)
        }
        export default {
          fetch: withKey,
          authentication: { preferredSecurityScheme: 'keyHeader', securitySchemes: { keyHeader: { value: key ?? '' } } },
        }

        """;

    public static void MapReferencePage(this IEndpointRouteBuilder routes)
    {
        routes
            .MapScalarApiReference(Path, Configure)
            .AllowAnonymous()
            .WithSummary("A page to try requests on; it needs JavaScript, and sends requests to this host only.");
        routes
            .MapGet(
                ConfigurationPath,
                static context =>
                {
                    context.Response.ContentType = "text/javascript; charset=utf-8";
                    return context.Response.WriteAsync(Configuration, context.RequestAborted);
                }
            )
            .AllowAnonymous();
    }

    private static void Configure(ScalarOptions options, HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        options.Title = "SessionOps";
        options.OpenApiRoutePattern = "/api/openapi.json";
        options.JavaScriptConfiguration = ConfigurationPath;
        options.DefaultFonts = false;
        options.HideClientButton = true;
        options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        options.DisableTelemetry().DisableAgent().DisableMcp();
    }
}
