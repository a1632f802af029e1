using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SessionOps.Endpoints.Plugin;

/// <summary>Answers yt-dlp's bgutil plugin and other clients of its contract.</summary>
public sealed class PluginEndpoint(ISessionService sessions, PluginOptions options, Uptime uptime, ILogger<PluginEndpoint> logger)
{
    private static readonly string s_ownVersion = typeof(PluginEndpoint).Assembly.GetName().Version!.ToString(3);

    // A token is asked for again and again, and is the same object while it is in memory.
    private static readonly ConditionalWeakTable<PoToken, byte[]> s_answers = [];

    private const int MaxReasonPhraseLength = 400;
    private const string Greeting =
        "<!doctype html><title>SessionOps</title><p>This server is not meant to be accessed directly unless you know what you're doing. "
        + "It answers yt-dlp's bgutil plugin; its own operations are described at /docs and /api/openapi.json.";

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Its path below the plugin's base address, such as <c>get_pot</c> or <c>v1/ping</c>.</param>
    public static Task InvokeAsync(HttpContext context, string path)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(path);
        var endpoint = context.RequestServices.GetRequiredService<PluginEndpoint>();
        var requestId = RequestId.Of(context);
        return Guarded.RunAsync(context, endpoint.Logger, requestId, () => endpoint.AnswerAsync(context, path, requestId), WriteErrorAsync);
    }

    /// <summary>Answers a request to <c>/api/p/{secret}/{path}</c>; a wrong secret is answered with 404.</summary>
    public static Task InvokeBySecretAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.RequestServices.GetRequiredService<PluginOptions>().Secrets.IsValid(context.Request.RouteValues["secret"] as string))
            return InvokeAsync(context, context.Request.RouteValues["path"] as string ?? "");
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return ProblemResponse.WriteBareAsync(context);
    }

    private ILogger Logger => logger;

    private Task AnswerAsync(HttpContext context, string path, string requestId)
    {
        var name = path.AsSpan().Trim('/');
        var major = PluginOptions.DefaultMajor;
        var end = name.IndexOf('/');
        if (
            name[..(end < 0 ? name.Length : end)] is ['v', .. var digits]
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var given)
        )
        {
            major = given;
            name = end < 0 ? [] : name[end..].TrimStart('/');
        }

        if (!options.Versions.TryGetValue(major, out var version))
            return NotFoundAsync(context);
        return name switch
        {
            "" => WithMethod(context, HttpMethods.Get, () => GreetAsync(context)),
            "ping" => WithMethod(context, HttpMethods.Get, () => PingAsync(context, version)),
            "minter_cache" => WithMethod(
                context,
                HttpMethods.Get,
                () => WriteAsync(context, sessions.Status.WarmMinters, EndpointJson.Context.IReadOnlyListString)
            ),
            "get_pot" => WithMethod(context, HttpMethods.Post, () => MintAsync(context, requestId)),
            "invalidate_caches" => WithMethod(context, HttpMethods.Post, () => ForgetAsync(context)),
            "invalidate_it" => WithMethod(context, HttpMethods.Post, () => InvalidateAsync(context)),
            _ => NotFoundAsync(context),
        };
    }

    private static Task WithMethod(HttpContext context, string method, Func<Task> answer)
    {
        if (HttpMethods.Equals(context.Request.Method, method) || (HttpMethods.IsHead(context.Request.Method) && HttpMethods.IsGet(method)))
            return answer();
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = HttpMethods.IsGet(method) ? "GET, HEAD" : method;
        return ProblemResponse.WriteBareAsync(context);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return ProblemResponse.WriteBareAsync(context);
    }

    private static Task GreetAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(Greeting, context.RequestAborted);
    }

    private Task PingAsync(HttpContext context, string version) =>
        WriteAsync(context, new PluginPing(uptime.Elapsed.TotalSeconds, version, s_ownVersion), EndpointJson.Context.PluginPing);

    private async Task MintAsync(HttpContext context, string requestId)
    {
        var request = await PluginRequest.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        if (request.Ignored is not [])
            context.Response.Headers["X-SessionOps-Ignored"] = string.Join(", ", request.Ignored);
        var token = await sessions
            .MintAsync(
                new PoTokenRequest
                {
                    ContentBinding = request.ContentBinding,
                    SessionName = SessionName.Default,
                    BypassCache = request.BypassCache,
                },
                new LoggedProgress(logger, "get_pot", requestId),
                context.RequestAborted
            )
            .ConfigureAwait(false);
        await WriteAsync(context, s_answers.GetValue(token, Answer)).ConfigureAwait(false);
    }

    private static byte[] Answer(PoToken token)
    {
        var expiresAt = token.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return JsonSerializer.SerializeToUtf8Bytes(
            new PluginToken(token.Value, token.ContentBinding, expiresAt, token.Grade),
            EndpointJson.Context.PluginToken
        );
    }

    private async Task ForgetAsync(HttpContext context)
    {
        await sessions.RemoveSessionAsync(SessionName.Default, context.RequestAborted).ConfigureAwait(false);
        await InvalidateAsync(context).ConfigureAwait(false);
    }

    private async Task InvalidateAsync(HttpContext context)
    {
        await sessions.InvalidateMintersAsync(context.RequestAborted).ConfigureAwait(false);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    // The contract has only 400 and 500, and its clients read only "error".
    private static Task WriteErrorAsync(HttpContext context, SessionOpsException exception)
    {
        var status = ProblemStatus.Of(exception);
        var isCallers = status is StatusCodes.Status400BadRequest or StatusCodes.Status413PayloadTooLarge;
        context.Response.StatusCode = isCallers ? status : StatusCodes.Status500InternalServerError;
        ProblemResponse.SetRetryAfter(context.Response, exception);
        var error = isCallers ? exception.Message : $"{exception.Message} {HttpWording.Instance.Advise(exception)}";
        if (context.Features.Get<IHttpResponseFeature>() is { } response)
            response.ReasonPhrase = AsReasonPhrase(error);
        return WriteAsync(context, new PluginError(error), EndpointJson.Context.PluginError);
    }

    // yt-dlp shows its users the reason phrase and never the body.
    private static string AsReasonPhrase(string error)
    {
        var phrase = string.Concat(error.Select(static character => character is >= ' ' and <= '~' ? character : '?'));
        return phrase.Length <= MaxReasonPhraseLength ? phrase : phrase[..MaxReasonPhraseLength];
    }

    private static Task WriteAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type) =>
        WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(answer, type));

    private static async Task WriteAsync(HttpContext context, byte[] body)
    {
        var response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
