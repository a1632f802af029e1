using Microsoft.AspNetCore.Http;

namespace SessionOps.Endpoints;

/// <summary>The HTTP status of each kind of error.</summary>
internal static class ProblemStatus
{
    /// <summary>The error id of a defect of the host, which no caller can act on.</summary>
    public const string InternalError = "InternalError";

    public static int Of(SessionOpsException exception) => exception is InvalidRequestException request ? request.Status : Of(exception.ErrorId);

    public static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request cannot be used",
        StatusCodes.Status401Unauthorized => "A key is required",
        StatusCodes.Status404NotFound => "Not found",
        StatusCodes.Status405MethodNotAllowed => "The method is not allowed",
        StatusCodes.Status409Conflict => "The stored session is in the way",
        StatusCodes.Status413PayloadTooLarge => "The body is too large",
        StatusCodes.Status415UnsupportedMediaType => "The content type is not supported",
        StatusCodes.Status421MisdirectedRequest => "The host name is not served here",
        StatusCodes.Status429TooManyRequests => "Too many requests",
        StatusCodes.Status502BadGateway => "YouTube or the attestation service gave no usable answer",
        StatusCodes.Status503ServiceUnavailable => "Not available at the moment",
        StatusCodes.Status504GatewayTimeout => "The answer did not come in time",
        _ => "The host failed",
    };

    private static int Of(string errorId) => errorId switch
    {
        ErrorIds.InvalidInput or ErrorIds.UndecodableToken => StatusCodes.Status400BadRequest,
        ErrorIds.SessionNotFound => StatusCodes.Status404NotFound,
        // A newer schema is not overwritten: it stays in the way until the host is updated or the session removed.
        ErrorIds.StoreConflict or ErrorIds.StoreSchemaTooNew => StatusCodes.Status409Conflict,
        ErrorIds.RateLimited => StatusCodes.Status429TooManyRequests,
        ErrorIds.CoolingDown or ErrorIds.StoreUnavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorIds.TimedOut => StatusCodes.Status504GatewayTimeout,
        ErrorIds.InvalidConfiguration or ErrorIds.EngineUnavailable or ErrorIds.StoreCorrupt or InternalError => StatusCodes.Status500InternalServerError,
        // All that is left is about what YouTube, its script or the attestation service answered.
        _ => StatusCodes.Status502BadGateway,
    };
}
