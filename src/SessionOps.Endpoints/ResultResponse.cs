using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace SessionOps.Endpoints;

/// <summary>Answers with a result as JSON.</summary>
internal static class ResultResponse
{
    // A session is asked for again and again, and is the same object until it is replaced.
    private static readonly ConditionalWeakTable<YouTubeSession, Answer> s_sessions = [];

    // The last one: while a store is unavailable, each answer has it.
    private static Warning? s_warning;

    /// <summary>Writes the result; 404 when there is none, 304 when the caller has it already.</summary>
    public static async Task WriteAsync<T>(HttpContext context, OperationDescription operation, T result)
    {
        if (result is null)
            throw new SessionOpsException(ErrorIds.SessionNotFound, $"{operation.Name} found nothing of that name.");
        var isGet = HttpMethods.IsGet(context.Request.Method);
        var answer = isGet && result is YouTubeSession session ? s_sessions.GetValue(session, static session => Answer.Of(session)) : Answer.Of(result);
        var response = context.Response;
        response.Headers.CacheControl = operation.Result.IsSecret ? "no-store" : "no-cache";
        AddWarning(context);
        if (isGet)
        {
            response.Headers.ETag = answer.Tag;
            if (context.Request.Headers.IfNoneMatch.Count > 0 && Knows(context.Request, new EntityTagHeaderValue(answer.Tag)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
    }

    private static bool Knows(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));

    private static void AddWarning(HttpContext context)
    {
        if (context.RequestServices.GetRequiredService<ISessionService>().StoreProblem is not { } problem)
            return;
        if (s_warning is not { } warning || !ReferenceEquals(warning.Problem, problem))
            s_warning = warning = Warning.Of(problem);
        context.Response.Headers.Warning = warning.Text;
    }

    private sealed record Warning(string Problem, string Text)
    {
        public static Warning Of(string problem)
        {
            var text = string.Concat(problem.Select(static character => character is >= ' ' and <= '~' and not ('"' or '\\') ? character : '\''));
            return new Warning(problem, $"199 sessionops \"{text}\"");
        }
    }

    private sealed class Answer(byte[] body)
    {
        private string? _tag;

        public byte[] Body => body;

        public string Tag => _tag ??= $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"";

        public static Answer Of<T>(T result) => new(JsonSerializer.SerializeToUtf8Bytes(result, (JsonTypeInfo<T>)EndpointJson.Options.GetTypeInfo(typeof(T))));
    }
}
