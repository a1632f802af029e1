using Microsoft.AspNetCore.Http;

namespace SessionOps.Endpoints;

/// <summary>The id by which a request is found again in logs.</summary>
public static class RequestId
{
    /// <summary>The header of requests and answers.</summary>
    public const string Header = "X-Request-Id";

    private const int MaxLength = 128;

    /// <summary>The caller's id if it is plain, else the host's own; set as a header of the answer.</summary>
    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var id = context.Request.Headers[Header] is [{ Length: > 0 and <= MaxLength } given] && given.All(IsPlain) ? given : context.TraceIdentifier;
        if (!context.Response.HasStarted)
            context.Response.Headers[Header] = id;
        return id;
    }

    // What cannot break a log line or a header.
    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':';
}
