using System.Text;
using System.Text.Encodings.Web;
using SessionOps.Endpoints;

namespace SessionOps.Server;

/// <summary>The operations as one page for people, without scripts and without anything from elsewhere.</summary>
internal static class DocsPage
{
    private const string Head = $$"""
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>SessionOps</title>
        {{PageStyle.Element}}
        <h1>SessionOps</h1>
        <p>YouTube web sessions and PO tokens. The same as an <a href="api/openapi.json">OpenAPI document</a>. Keys go in the header
        <code>x-functions-key</code>; errors are <code>application/problem+json</code>.
        """;

    public static async Task InvokeAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = PageStyle.ContentSecurityPolicy;
        await context.Response.WriteAsync(Write(context.RequestServices.GetRequiredService<IReadOnlyList<OperationDescription>>()), context.RequestAborted);
    }

    private static string Write(IReadOnlyList<OperationDescription> operations)
    {
        var page = new StringBuilder(Head);
        foreach (var operation in operations.Where(operation => operation.Routes is not []))
        {
            page.AppendLine().Append("<h2>").Append(Text(operation.Summary)).Append("</h2>");
            foreach (var route in operation.Routes)
                page.Append("<p><code>").Append(Text($"{route.Method} /api/{route.Template}")).Append("</code>");
            if (operation.Remarks is { } remarks)
                page.Append("<p>").Append(Text(remarks));
            if (operation.Parameters is not [])
                WriteParameters(page, operation.Parameters);
            page.Append("<p>Answers: ").Append(Text(operation.Result.Type == typeof(void) ? "nothing (204)." : operation.Result.Summary));
        }

        return page.AppendLine().ToString();
    }

    private static void WriteParameters(StringBuilder page, IReadOnlyList<OperationParameter> parameters)
    {
        page.Append("<table><tr><th>Parameter<th>Type<th>Default<th>What it is for");
        foreach (var parameter in parameters)
        {
            page.Append("<tr><td><code>")
                .Append(Text(parameter.Name))
                .Append("</code><td>")
                .Append(Text(parameter.Type.Name))
                .Append("<td>")
                .Append(Text(parameter.IsRequired ? "required" : parameter.Default?.ToString() ?? ""))
                .Append("<td>")
                .Append(Text(parameter.Summary));
        }

        page.Append("</table>");
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
