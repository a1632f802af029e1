using System.Net;

namespace SessionOps.Http;

/// <summary>A complete answer.</summary>
/// <param name="Status">The status, below 400.</param>
/// <param name="Url">Where it came from in the end: a client that follows redirects ends elsewhere.</param>
/// <param name="Redirect">Where the redirect leads; null when the answer is not a redirect.</param>
/// <param name="MediaType">The content type.</param>
/// <param name="Body">The body as text.</param>
internal sealed record YouTubeAnswer(HttpStatusCode Status, Uri Url, Uri? Redirect, string? MediaType, string Body)
{
    /// <summary>The <c>Set-Cookie</c> headers.</summary>
    public IReadOnlyList<string> SetCookies { get; init; } = [];

    /// <summary>Says what kind of answer it is, without the body, which may contain tokens.</summary>
    public override string ToString() => $"YouTubeAnswer ({(int)Status}, {MediaType})";

    /// <summary>The address that a redirect names.</summary>
    /// <exception cref="UnexpectedResponseException">It names no address that can be read.</exception>
    public static Uri Resolve(string what, Uri from, Uri? location) =>
        location is not null && Uri.TryCreate(from, location, out var target)
            ? target
            : throw YouTubeSender.Malformed($"{what} is answered with a redirect that names no address.");
}
