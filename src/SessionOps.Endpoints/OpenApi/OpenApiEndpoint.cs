using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace SessionOps.Endpoints.OpenApi;

/// <summary>Answers with the OpenAPI document of the operations.</summary>
public static class OpenApiEndpoint
{
    private static readonly Lazy<OpenApiDocument> s_document = new(static () => OperationsDocument.Create(OperationEndpoints.All));
    private static readonly Lazy<byte[]> s_json = new(Write);

    /// <summary>The document.</summary>
    public static OpenApiDocument Document => s_document.Value;

    /// <summary>Writes the document, OpenAPI 3.1 as JSON.</summary>
    public static Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = s_json.Value.Length;
        return context.Response.Body.WriteAsync(s_json.Value, context.RequestAborted).AsTask();
    }

    private static byte[] Write()
    {
        using var text = new StringWriter { NewLine = "\n" };
        Document.SerializeAsV31(new OpenApiJsonWriter(text));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
