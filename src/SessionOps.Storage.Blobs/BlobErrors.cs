using Azure;
using Azure.Identity;

namespace SessionOps.Storage.Blobs;

/// <summary>Turns what the storage client throws into the store's errors. Its messages are not passed on: they quote requests, which may be signed.</summary>
internal static class BlobErrors
{
    /// <summary>Whether the blob is not as the condition of a write demanded.</summary>
    public static bool IsConflict(RequestFailedException e) => e.Status == 412 || (e.Status == 409 && e.ErrorCode == "BlobAlreadyExists");

    /// <summary>Whether the blob is missing, rather than its container.</summary>
    public static bool IsMissing(RequestFailedException e) => e.Status == 404 && e.ErrorCode is "BlobNotFound" or null or "";

    public static bool IsMissingContainer(Exception e) => e is RequestFailedException { ErrorCode: "ContainerNotFound" };

    /// <summary>The store's error for the client's; null for one that has its type already.</summary>
    public static StoreException? Map(Exception e, string location) =>
        e switch
        {
            // Thrown after the last retry, with the error of each try.
            AggregateException { InnerExceptions: [.., var last] } => Map(last, location),
            RequestFailedException { Status: > 0 } failed => Map(failed, location),
            AuthenticationFailedException => new StoreException(ErrorIds.StoreUnavailable, $"No identity was found to open the blob store '{location}'.", e)
            {
                RecommendedAction =
                    "Give the host a managed identity (a user-assigned one by AZURE_CLIENT_ID), sign in with az login, or use a connection string.",
            },
            OperationCanceledException => Away(location, "did not answer in time"),
            RequestFailedException or HttpRequestException or IOException => Away(location, $"cannot be reached ({e.GetBaseException().GetType().Name})"),
            SessionOpsException => null,
            // Where something between here and the storage answers in its place, the client throws whatever its parsers of XML, JSON, numbers and dates do.
            _ => Away(location, $"gave an unreadable answer ({e.GetType().Name})"),
        };

    private static StoreException Map(RequestFailedException e, string location)
    {
        var response = e.GetRawResponse();
        var details = $"({e.Status} {e.ErrorCode}, request {response?.ClientRequestId})";
        return e.Status switch
        {
            400 when e.ErrorCode is "InvalidHeaderValue" => new StoreException(
                ErrorIds.StoreUnavailable,
                $"The blob store '{location}' does not know the storage API version that this program speaks {details}."
            )
            {
                RecommendedAction = "Update the storage; Azurite can also be started with --skipApiVersionCheck.",
            },
            401 or 403 => new StoreException(ErrorIds.StoreUnavailable, $"The blob store '{location}' refuses the access {details}.")
            {
                RecommendedAction =
                    "Give the identity the role Storage Blob Data Contributor on the container, or renew the signature or key in SessionOps__Store.",
            },
            404 => new StoreException(ErrorIds.StoreUnavailable, $"The blob store '{location}' has no such container {details}.")
            {
                RecommendedAction = "Create the container, or let the identity create it.",
            },
            412 => new StoreException(ErrorIds.StoreConflict, $"Somebody else changed a blob of '{location}' meanwhile {details}."),
            408 or 409 or 429 or >= 500 => Away(location, $"is busy or failing {details}", RetryAfter(response)),
            _ => new StoreException(ErrorIds.StoreUnavailable, $"The blob store '{location}' does not take the request {details}."),
        };
    }

    private static StoreException Away(string location, string problem, TimeSpan? retryAfter = null) =>
        new(ErrorIds.StoreUnavailable, $"The blob store '{location}' {problem}.") { IsTransient = true, RetryAfter = retryAfter };

    private static TimeSpan? RetryAfter(Response? response) =>
        response is not null && response.Headers.TryGetValue("Retry-After", out var value) && int.TryParse(value, out var seconds) && seconds >= 0
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
