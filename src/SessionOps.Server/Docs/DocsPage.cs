using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.OpenApi;
using SessionOps.Endpoints;
using SessionOps.Endpoints.OpenApi;
using SessionOps.Server.Authentication;

namespace SessionOps.Server.Docs;

/// <summary>The whole HTTP interface as one page for people, without scripts or external content; made from the same descriptions as the OpenAPI document.</summary>
internal sealed class DocsPage
{
    private readonly StringBuilder _page = new();
    private readonly IReadOnlyList<OperationDescription> _operations;
    private readonly List<(string Route, string Summary)> _others;
    private readonly string _address;
    private readonly bool _needsKey;
    private readonly PageLinks _links;

    private DocsPage(HttpContext context)
    {
        var services = context.RequestServices;
        _operations = [.. services.GetRequiredService<IReadOnlyList<OperationDescription>>().Where(static operation => operation.Routes is not [])];
        _others = [.. OtherRoutes(services.GetRequiredService<EndpointDataSource>())];
        _needsKey = !services.GetRequiredService<AccessKeys>().IsEmpty;
        _links = PageLinks.Of(context);
        _address = $"{context.Request.Scheme}://{context.Request.Host}";
    }

    public static async Task InvokeAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = PageStyle.ContentSecurityPolicy;
        await context.Response.WriteAsync(new DocsPage(context).Write(), context.RequestAborted);
    }

    private string Write()
    {
        var schemas = OpenApiEndpoint.Document.Components!.Schemas!;
        WriteHead();
        WriteContents(schemas.Keys);
        foreach (var operation in _operations)
            WriteOperation(operation);
        WriteOthers();
        _page.AppendLine().Append("<h2 id=\"types\">JSON types</h2>");
        foreach (var (name, schema) in schemas)
            WriteType(name, schema);
        WriteErrors();
        return _page.AppendLine().ToString();
    }

    private void WriteHead() =>
        _page.Append(
            $"""
            <!doctype html>
            <html lang="en">
            {PageStyle.Head}
            <title>SessionOps: documentation</title>
            <h1>SessionOps</h1>
            <p>YouTube web sessions and PO tokens. The same as an <a href="{Text(_links.To("api/openapi.json"))}">OpenAPI document</a>, and as a page
            <a href="{Text(_links.To("docs/reference/"))}">to try requests on</a>, which needs JavaScript. <a href="{Text(
                _links.To("./")
            )}">Status of this server</a>.
            <p>Where the server has keys, send one in the header <code>x-functions-key</code>, or in a browser at the end of the address
            (<code>?code=&lt;key&gt;</code>). Errors are <code>application/problem+json</code>.
            """
        );

    private void WriteContents(IEnumerable<string> types)
    {
        _page.AppendLine().Append("<nav aria-label=\"Contents\"><ul>");
        foreach (var operation in _operations)
            _page.Append($"<li><a href=\"#{Text(operation.Name)}\">{Text(operation.Summary)}</a>");
        _page.Append("<li><a href=\"#others\">Health, metrics, descriptions and yt-dlp's plugin</a><li><a href=\"#types\">JSON types</a>: ");
        _page.AppendJoin(", ", types.Select(static type => $"<a href=\"#{Text(type)}\">{Text(type)}</a>"));
        _page.Append("<li><a href=\"#errors\">Errors</a></ul></nav>");
    }

    private void WriteOperation(OperationDescription operation)
    {
        _page.AppendLine().Append($"<h2 id=\"{Text(operation.Name)}\">{Text(operation.Summary)}</h2>");
        foreach (var route in operation.Routes)
            _page.Append($"<p><code>{Text($"{route.Method} /api/{route.Template}")}</code>");
        if (operation.Remarks is { } remarks)
            _page.Append("<p>").Append(Text(HttpWording.Instance.Say(remarks)));
        if (operation.Parameters is not [])
            WriteParameters(operation.Parameters);
        _page.Append("<p>Answers: ").Append(Answer(operation.Result));
        _page.Append("<details><summary>Examples</summary>");
        foreach (var route in operation.Routes)
        {
            var example = new RouteExample(_address, _needsKey, operation, route);
            WriteExample("curl", example.Curl);
            WriteExample("PowerShell", example.PowerShell);
            WriteExample("C#", example.CSharp);
        }

        _page.Append("</details>");
    }

    private void WriteExample(string language, string text) => _page.Append($"<p>{Text(language)}<pre><code>{Text(text)}</code></pre>");

    private void WriteParameters(IReadOnlyList<OperationParameter> parameters)
    {
        _page.Append("<table><tr><th scope=\"col\">Parameter<th scope=\"col\">Type<th scope=\"col\">Default<th scope=\"col\">What it is for");
        foreach (var parameter in parameters)
        {
            var value = parameter.IsRequired ? "required" : Convert.ToString(parameter.Default, CultureInfo.InvariantCulture) ?? "";
            _page.Append($"<tr><td><code>{Text(parameter.Name)}</code><td>{TypeOf(parameter.Type)}<td>{Text(value)}<td>{Text(parameter.Summary)}");
        }

        _page.Append("</table>");
    }

    private void WriteOthers()
    {
        _page.AppendLine().Append("<h2 id=\"others\">Health, metrics, descriptions and yt-dlp's plugin</h2>");
        _page.Append("<table><tr><th scope=\"col\">Route<th scope=\"col\">What it answers");
        foreach (var (route, summary) in _others)
            _page.Append($"<tr><td><code>{Text(route)}</code><td>{Text(summary)}");
        _page.Append("</table>");
    }

    private void WriteType(string name, IOpenApiSchema schema)
    {
        _page.AppendLine().Append($"<h3 id=\"{Text(name)}\">{Text(name)}</h3>");
        _page.Append("<table><tr><th scope=\"col\">Member<th scope=\"col\">JSON<th scope=\"col\">Always there");
        foreach (var (member, type) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            _page.Append($"<tr><td><code>{Text(member)}</code><td>{Text(JsonType.Of(type))}<td>{(schema.Required?.Contains(member) is true ? "yes" : "")}");
        _page.Append("</table>");
    }

    private void WriteErrors()
    {
        _page.AppendLine().Append("<h2 id=\"errors\">Errors</h2><p>As <a href=\"#Problem\">Problem</a>; its <code>errorId</code> is one of these.");
        _page.Append("<table><tr><th scope=\"col\">errorId<th scope=\"col\">Status<th scope=\"col\">What happened<th scope=\"col\">What to do");
        foreach (var error in ErrorCatalogue.All)
            _page.Append($"<tr><td><code>{Text(error.Id)}</code><td>{error.Status}<td>{Text(error.Meaning)}<td>{Text(HttpWording.Instance.Say(error.Advice))}");
        _page.Append("</table>");
    }

    private static string Answer(OperationResult result)
    {
        if (result.Type == typeof(void))
            return "nothing (204).";
        return $"{(result.IsStream ? "an array of " : "")}{TypeOf(result.Type)}. {Text(result.Summary)}";
    }

    private static string TypeOf(Type type) =>
        OpenApiEndpoint.Document.Components!.Schemas!.ContainsKey(type.Name)
            ? $"<a href=\"#{Text(type.Name)}\">{Text(type.Name)}</a>"
            : Text(JsonType.Of(type));

    // What is not made from an operation says at its own route what it is for.
    private static IEnumerable<(string Route, string Summary)> OtherRoutes(EndpointDataSource endpoints) =>
        from endpoint in endpoints.Endpoints.OfType<RouteEndpoint>()
        let summary = endpoint.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary
        where summary is not null
        let methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
        let route = $"{string.Join(", ", methods)} /{endpoint.RoutePattern.RawText!.TrimStart('/')}".TrimStart()
        orderby endpoint.RoutePattern.RawText
        select (route, summary);

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
