using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SessionOps.Endpoints;

/// <summary>Answers errors as <c>application/problem+json</c>.</summary>
public static class ProblemResponse
{
    internal const string ContentType = "application/problem+json";

    /// <summary>Answers with the error's own status and, where the remote server asked to wait, <c>Retry-After</c>.</summary>
    public static Task WriteAsync(HttpContext context, SessionOpsException exception)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(exception);
        var status = ProblemStatus.Of(exception);
        SetRetryAfter(context.Response, exception);
        return WriteAsync(
            context,
            Create(context, status, exception.ErrorId, exception.Message) with
            {
                Errors = exception switch
                {
                    InvalidRequestException { Errors.Count: > 0 } request => request.Errors,
                    InvalidInputException input => new Dictionary<string, string[]> { [input.Parameter] = [input.Message] },
                    _ => null,
                },
                RecommendedAction = HttpWording.Instance.Advise(exception),
                Stage = (exception as AttestationException)?.Stage,
                CoverageGaps = exception is AttestationException { CoverageGaps.Count: > 0 } attestation ? attestation.CoverageGaps : null,
                IsTransient = exception.IsTransient,
            }
        );
    }

    /// <summary>Answers with a status, an error id and a sentence.</summary>
    public static Task WriteAsync(HttpContext context, int status, string errorId, string detail) =>
        WriteAsync(context, Create(context, status, errorId, detail));

    /// <summary>Gives an answer without a body, such as the router's own 404 or 405, its problem details.</summary>
    public static Task WriteBareAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var status = context.Response.StatusCode;
        return WriteAsync(
            context,
            status,
            $"Http{status}",
            status switch
            {
                StatusCodes.Status404NotFound => "There is nothing at this address: GET /api/openapi.json lists what there is.",
                StatusCodes.Status405MethodNotAllowed => $"This address takes {context.Response.Headers.Allow}.",
                _ => ProblemStatus.Title(status) + ".",
            }
        );
    }

    /// <summary>Sets <c>Retry-After</c> where the error asks to wait.</summary>
    public static void SetRetryAfter(HttpResponse response, SessionOpsException exception)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(exception);
        // HTTP counts whole seconds; a fraction is rounded up so that no client comes back too early.
        if (exception.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }

    private static Problem Create(HttpContext context, int status, string errorId, string detail) =>
        new()
        {
            Type = $"urn:sessionops:error:{errorId}",
            Title = ProblemStatus.Title(status),
            Status = status,
            Detail = detail,
            ErrorId = errorId,
            RequestId = RequestId.Of(context),
        };

    private static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        var body = JsonSerializer.SerializeToUtf8Bytes(problem, EndpointJson.Context.Problem);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}
