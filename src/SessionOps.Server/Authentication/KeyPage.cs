using System.Text.Encodings.Web;
using SessionOps.Endpoints;

namespace SessionOps.Server.Authentication;

/// <summary>The 401 of a page for people.</summary>
internal static class KeyPage
{
    /// <summary>Says what is missing and how to give a key.</summary>
    public static Task WriteAsync(HttpContext context, string detail)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = PageStyle.ContentSecurityPolicy;
        Func<string, string> encode = HtmlEncoder.Default.Encode;
        return response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            {PageStyle.Head}
            <title>SessionOps: a key is required</title>
            <main>
            <h1>A key is required</h1>
            <p>{encode(detail)}
            <h2>In a browser</h2>
            <p>Put the key at the end of the address: <code>{encode(context.Request.Path.ToUriComponent())}?code=&lt;key&gt;</code>.
            The address stays in the browser's history.
            <h2>In a program</h2>
            <pre><code>curl -H "x-functions-key: &lt;key&gt;" &lt;address&gt;</code></pre>
            <h2>Where keys come from</h2>
            <p>They are set where the server runs: <code>SessionOps__Keys__&lt;name&gt;</code>, at least {AccessKeys.MinLength} characters each.
            </main>

            """,
            context.RequestAborted
        );
    }
}
