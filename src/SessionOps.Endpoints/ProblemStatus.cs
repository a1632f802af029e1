using Microsoft.AspNetCore.Http;

namespace SessionOps.Endpoints;

/// <summary>The HTTP status of each kind of error.</summary>
internal static class ProblemStatus
{
    public static int Of(SessionOpsException exception) =>
        exception is InvalidRequestException request ? request.Status : ErrorCatalogue.Of(exception.ErrorId).Status;

    public static string Title(int status) =>
        status switch
        {
            StatusCodes.Status400BadRequest => "The request cannot be used",
            StatusCodes.Status401Unauthorized => "A key is required",
            StatusCodes.Status404NotFound => "Not found",
            StatusCodes.Status405MethodNotAllowed => "The method is not allowed",
            StatusCodes.Status409Conflict => "The stored session is in the way",
            StatusCodes.Status413PayloadTooLarge => "The body is too large",
            StatusCodes.Status415UnsupportedMediaType => "The content type is not supported",
            StatusCodes.Status429TooManyRequests => "Too many requests",
            StatusCodes.Status502BadGateway => "YouTube or the attestation service gave no usable answer",
            StatusCodes.Status503ServiceUnavailable => "Not available at the moment",
            StatusCodes.Status504GatewayTimeout => "The answer did not come in time",
            _ => "The host failed",
        };
}
