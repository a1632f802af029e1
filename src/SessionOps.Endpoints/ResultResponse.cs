using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace SessionOps.Endpoints;

/// <summary>Answers with a result as JSON.</summary>
internal static class ResultResponse
{
    /// <summary>Writes the result; 404 when there is none, 304 when the caller has it already.</summary>
    public static async Task WriteAsync<T>(HttpContext context, OperationDescription operation, T result)
    {
        if (result is null)
            throw new SessionOpsException(ErrorIds.SessionNotFound, $"{operation.Name} found nothing of that name.");
        var body = JsonSerializer.SerializeToUtf8Bytes(result, (JsonTypeInfo<T>)EndpointJson.Options.GetTypeInfo(typeof(T)));
        var response = context.Response;
        response.Headers.CacheControl = operation.Result.IsSecret ? "no-store" : "no-cache";
        AddWarning(context);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");
            response.Headers.ETag = tag.ToString();
            if (Knows(context.Request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool Knows(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));

    private static void AddWarning(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<ISessionService>().Status.StoreProblem is not { } problem)
            return;
        var text = string.Concat(problem.Select(character => character is >= ' ' and <= '~' and not ('"' or '\\') ? character : '\''));
        context.Response.Headers.Warning = new StringValues($"199 sessionops \"{text}\"");
    }
}
