// What a program does that talks to YouTube by itself, as YoutubeExplode does: its requests get the session's visitor data and user agent,
// and its media requests a token for the video.
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SessionOps;

const string VideoId = "jNQXAC9IVRw";
var options = SessionOpsSettings.FromEnvironment();
await using var sessions = SessionOpsClient.Create(options);
using var http = new HttpClient(new TokenHandler(sessions, VideoId) { InnerHandler = new HttpClientHandler() });

var session = await sessions.GetSessionAsync();
var client = new
{
    clientName = session.Client.Name,
    clientVersion = session.Client.Version,
    visitorData = session.VisitorData,
};
var playerToken = await sessions.MintForVideoAsync(VideoId, PoTokenContext.Player);
var player = await http.PostAsJsonAsync(
    new Uri(options.YouTubeUrl, "/youtubei/v1/player"),
    new
    {
        context = new { client },
        videoId = VideoId,
        serviceIntegrityDimensions = new { poToken = playerToken.Value },
    }
);
var answer = JsonNode.Parse(await player.Content.ReadAsStringAsync())!;
Console.WriteLine($"player  {answer["playabilityStatus"]!["status"]}");

// An address of the answer that needs no deciphering; YouTube's own mostly do, which is the program's task.
var address = answer["streamingData"]!["adaptiveFormats"]!.AsArray().Select(format => (string?)format!["url"]).Last(url => url is not null)!;
using var request = new HttpRequestMessage(HttpMethod.Get, address);
request.Headers.Range = new(2 << 20, (2 << 20) + 99);
using var media = await http.SendAsync(request);
Console.WriteLine($"media   {(int)media.StatusCode}");

internal sealed class TokenHandler(ISessionService sessions, string videoId) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var session = await sessions.GetSessionAsync(cancellationToken: cancellationToken);
        request.Headers.TryAddWithoutValidation("User-Agent", session.Client.UserAgent);
        request.Headers.TryAddWithoutValidation("X-Goog-Visitor-Id", session.VisitorData);
        if (request.RequestUri!.AbsolutePath.EndsWith("/videoplayback", StringComparison.Ordinal))
        {
            var token = await sessions.MintForVideoAsync(videoId, PoTokenContext.Gvs, cancellationToken);
            request.RequestUri = new Uri($"{request.RequestUri.AbsoluteUri}&pot={Uri.EscapeDataString(token.Value)}");
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
