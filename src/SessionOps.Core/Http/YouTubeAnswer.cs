using System.Net;

namespace SessionOps.Http;

/// <summary>An answer that came whole.</summary>
/// <param name="Status">The status, below 400.</param>
/// <param name="Url">Where it came from in the end: a client that follows redirects ends elsewhere.</param>
/// <param name="Location">Where it redirects to; null when it does not.</param>
/// <param name="MediaType">The content type.</param>
/// <param name="Body">The body as text.</param>
internal sealed record YouTubeAnswer(HttpStatusCode Status, Uri Url, Uri? Location, string? MediaType, string Body)
{
    /// <summary>Where the redirect leads; null when this is none.</summary>
    public Uri? Redirect => (int)Status is >= 300 and < 400 && Location is not null ? new Uri(Url, Location) : null;
}
