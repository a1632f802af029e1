using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps.Http;
using SessionOps.InnerTube;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.Attestation;

/// <summary>The attestation service, one method per request.</summary>
internal sealed class AttestationApi(YouTubeSender sender, SessionOpsOptions options, TimeProvider timeProvider)
{
    // YouTube's request key and the public web key of its player (BgUtils src/utils/constants.ts); they have not changed since 2024.
    private const string RequestKey = "O43z0dpjhgX20SCx4KAo";
    private const string PublicKey = "AIzaSyDyT5W0Jh49F30Pqqtyfdf7pDLFKLJoAnw";

    private readonly Uri _service = options.AttestationUrl ?? new Uri(options.YouTubeUrl, "/api/jnn/v1");

    /// <summary>Asks for an integrity token for a snapshot. Never repeated by itself: a snapshot counts once.</summary>
    public async Task<IntegrityTokenResponse> GenerateIntegrityTokenAsync(
        string snapshot,
        IReadOnlyList<SessionCookie> cookies,
        CancellationToken cancellationToken
    )
    {
        var answer = await PostAsync("The integrity token", "GenerateIT", [RequestKey, snapshot], cookies, cancellationToken).ConfigureAwait(false);
        return answer is JsonArray
            ? new IntegrityTokenResponse(answer.Text(0), answer.Number(1), answer.Number(2), answer.Text(3))
            : throw YouTubeSender.Malformed("The attestation service's answer is not the expected list; look for a newer version of SessionOps.");
    }

    /// <summary>Asks for a challenge that belongs to no page.</summary>
    public async Task<Challenge> CreateAsync(CancellationToken cancellationToken) =>
        ScrambledChallenge.Read(await PostAsync("The challenge", "Create", [RequestKey], [], cancellationToken).ConfigureAwait(false), options.YouTubeUrl);

    private async Task<JsonNode?> PostAsync(
        string what,
        string method,
        string[] arguments,
        IReadOnlyList<SessionCookie> cookies,
        CancellationToken cancellationToken
    )
    {
        var body = new JsonArray([.. arguments.Select(argument => JsonValue.Create(argument))]).ToJsonString();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{_service.AbsoluteUri.TrimEnd('/')}/{method}"))
        {
            Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json+protobuf")),
        };
        request.Headers.TryAddWithoutValidation("x-goog-api-key", PublicKey);
        request.Headers.TryAddWithoutValidation("x-user-agent", "grpc-web-javascript/0.1");
        // The player's own request goes to the page's host, where a browser sends the page's cookies by itself.
        if (SetCookie.HeaderFor(request.RequestUri!, cookies, timeProvider.GetUtcNow()) is { } header)
            request.Headers.TryAddWithoutValidation("Cookie", header);
        var answer = await sender.SendAsync(what, request, cancellationToken).ConfigureAwait(false);
        return InnerTubeJson.Parse(what, answer);
    }
}
