using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SessionOps.Endpoints.OpenApi;

/// <summary>Answers with the OpenAPI document of the operations.</summary>
public static class OpenApiEndpoint
{
    private static readonly JsonSerializerOptions s_readable = new(EndpointJson.Options) { WriteIndented = true };
    private static readonly Lazy<byte[]> s_document = new(() =>
        Encoding.UTF8.GetBytes(new OpenApiDocument(OperationEndpoints.All).Create().ToJsonString(s_readable))
    );

    /// <summary>Writes the document, OpenAPI 3.1 as JSON.</summary>
    public static Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = s_document.Value.Length;
        return context.Response.Body.WriteAsync(s_document.Value, context.RequestAborted).AsTask();
    }
}
