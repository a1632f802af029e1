using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Core.Tests.Http;
using SessionOps.InnerTube;

namespace SessionOps.Core.Tests.InnerTube;

public sealed class InnerTubeClientTests : IDisposable
{
    private const string Page = """
        <html><script>ytcfg.set({VISITOR_DATA:'CgthYmNfREVGLTEyMw%3D%3D',INNERTUBE_CONTEXT_CLIENT_NAME:67,INNERTUBE_CONTEXT:{client:{clientName:'WEB_REMIX',clientVersion:'1.2'}}});</script></html>
        """;

    private const string Media = "https://r1---sn.googlevideo.com/videoplayback?id=1";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly StubHandler _youTube;
    private readonly HttpClient _http;
    private string _player = "{}";
    private HttpStatusCode _media = HttpStatusCode.PartialContent;

    public InnerTubeClientTests()
    {
        _youTube = new StubHandler(Answer);
        _http = new HttpClient(_youTube, disposeHandler: false);
    }

    public void Dispose()
    {
        _http.Dispose();
        _youTube.Dispose();
    }

    [Fact]
    public async Task The_pages_cookies_and_the_clients_number_go_with_our_own_later_requests()
    {
        var client = Client();
        var page = await client.OpenAsync(CancellationToken.None);

        var challenge = await client.GetChallengeAsync(page, CancellationToken.None);

        Assert.Equal(("trayride", "abc"), (challenge.GlobalName, challenge.InterpreterHash));
        Assert.Equal(["SOCS=CAI", "VISITOR_INFO1_LIVE=abc_DEF-123; YSC=y; SOCS=CAI"], _youTube.Requests.Select(Cookies));
        Assert.Equal("67", Assert.Single(_youTube.Requests[1].Headers.GetValues("X-YouTube-Client-Name")));
    }

    [Theory]
    [InlineData("INNERTUBE_CONTEXT:{client:{clientName:'WEB'},user:{}}", """{"client":{"clientName":"WEB"},"user":{}}""")]
    [InlineData("LOGGED_IN:false", "{}")]
    public async Task The_pages_own_context_goes_with_the_request_for_a_challenge(string setting, string expected)
    {
        var page = $"<html><script>ytcfg.set({{VISITOR_DATA:'CgthYmNfREVGLTEyMw%3D%3D',INNERTUBE_CLIENT_VERSION:'1.2',{setting}}});</script></html>";
        var body = "";
        using var youTube = new StubHandler(
            async (request, cancellationToken) =>
            {
                if (request.Content is null)
                    return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(page, Encoding.UTF8, "text/html") };
                body = await request.Content.ReadAsStringAsync(cancellationToken);
                return Answer(request);
            }
        );
        using var http = new HttpClient(youTube);
        var client = new InnerTubeClient(http, new SessionOpsOptions(), _time);

        await client.GetChallengeAsync(await client.OpenAsync(CancellationToken.None), CancellationToken.None);

        using var sent = JsonDocument.Parse(body);
        Assert.Equal(expected, sent.RootElement.GetProperty("context").GetRawText());
    }

    [Theory]
    [InlineData("""{"url":"{0}","contentLength":"3000000"}""", TokenAcceptance.Accepted)]
    [InlineData("""{"url":"{0}&n=abc","contentLength":"3000000"}""", TokenAcceptance.NotProven)]
    [InlineData("""{"signatureCipher":"s=x&url={0}","contentLength":"3000000"}""", TokenAcceptance.NotProven)]
    [InlineData("""{"url":"{0}","contentLength":"300000"}""", TokenAcceptance.NotProven)]
    [InlineData("""{"url":"{0}"}""", TokenAcceptance.NotProven)]
    [InlineData("""{"url":"https://example.com/videoplayback","contentLength":"3000000"}""", TokenAcceptance.NotProven)]
    [InlineData("""{"url":"http://r1---sn.googlevideo.com/videoplayback","contentLength":"3000000"}""", TokenAcceptance.NotProven)]
    [InlineData("""{"url":"https://googlevideo.com.example/videoplayback","contentLength":"3000000"}""", TokenAcceptance.NotProven)]
    [InlineData("""{"url":5,"contentLength":{}}""", TokenAcceptance.NotProven)]
    public async Task Only_media_of_youtubes_own_servers_that_needs_no_deciphering_proves_a_token(string format, TokenAcceptance expected)
    {
        _player =
            $$$"""{"playabilityStatus":{"status":"OK"},"streamingData":{"adaptiveFormats":[{{{format.Replace("{0}", Media, StringComparison.Ordinal)}}}]}}""";

        var result = await TestAsync();

        Assert.Equal((true, expected), (result.Served, result.Token));
        var asked = _youTube.Requests.Where(request => request.RequestUri!.AbsolutePath == "/videoplayback").ToList();
        Assert.Equal(expected == TokenAcceptance.Accepted ? [$"{Media}&pot=token%3D"] : [], asked.Select(request => request.RequestUri!.AbsoluteUri));
        Assert.All(asked, request => Assert.Equal(1 << 20, request.Headers.Range?.Ranges.Single().From));
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, TokenAcceptance.Refused)]
    [InlineData(HttpStatusCode.OK, TokenAcceptance.NotProven)]
    [InlineData(HttpStatusCode.Found, TokenAcceptance.NotProven)]
    [InlineData(HttpStatusCode.NotFound, TokenAcceptance.NotProven)]
    public async Task Only_a_part_of_the_media_proves_and_only_403_disproves(HttpStatusCode status, TokenAcceptance expected)
    {
        _player = $$$"""{"playabilityStatus":{"status":"OK"},"streamingData":{"formats":[{"url":"{{{Media}}}","contentLength":"3000000"}]}}""";
        _media = status;

        Assert.Equal(expected, (await TestAsync()).Token);
    }

    [Fact]
    public async Task A_session_that_is_not_served_proves_nothing_of_its_token()
    {
        _player = """{"playabilityStatus":{"status":"LOGIN_REQUIRED","status":"ERROR","reason":"gone"}}""";

        var result = await TestAsync();

        Assert.Equal((false, "ERROR", "gone", TokenAcceptance.NotProven), (result.Served, result.Status, result.Reason, result.Token));
    }

    private async Task<SessionTestResult> TestAsync()
    {
        var token = new PoToken
        {
            Value = "token=",
            ContentBinding = "jNQXAC9IVRw",
            BindingKind = BindingKind.VideoId,
            Grade = TokenGrade.Integrity,
            ExpiresAt = _time.GetUtcNow().AddHours(1),
        };
        var session = new YouTubeSession
        {
            Name = "default",
            VisitorData = "visitor",
            PoToken = token,
            Client = new YouTubeClient("WEB", "2.1", "agent", "en", "US", 1),
            ChallengeSource = ChallengeSource.Page,
            Engine = "jint",
            CreatedAt = _time.GetUtcNow(),
            RefreshAt = _time.GetUtcNow(),
            ExpiresAt = _time.GetUtcNow(),
        };
        return await Client().TestAsync(session, "jNQXAC9IVRw", (_, _) => Task.FromResult(token), CancellationToken.None);
    }

    private InnerTubeClient Client() => new(_http, new SessionOpsOptions(), _time);

    private static string Cookies(HttpRequestMessage request) => string.Join("; ", request.Headers.GetValues("Cookie"));

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var (status, type, body) = request.RequestUri!.AbsolutePath switch
        {
            "/" => (HttpStatusCode.OK, "text/html", Page),
            "/videoplayback" => (_media, "video/mp4", "0123456789abcdef"),
            "/youtubei/v1/player" => (HttpStatusCode.OK, "application/json", _player),
            _ => (
                HttpStatusCode.OK,
                "application/json",
                """
                {"botguardData":{"interpreterSafeUrl":{"privateDoNotAccessOrElseTrustedResourceUrlWrappedValue":"//www.google.com/js/th/abc.js"},"program":"p"}}
                """
            ),
        };
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type)) };
        if (type == "text/html")
            response.Headers.TryAddWithoutValidation(
                "Set-Cookie",
                ["VISITOR_INFO1_LIVE=abc_DEF-123; Domain=.youtube.com; Path=/; Secure; HttpOnly", "YSC=y; Path=/", "X=1; Domain=example.com"]
            );
        if (status == HttpStatusCode.Found)
            response.Headers.Location = new Uri("https://r2---sn.googlevideo.com/videoplayback?id=1");
        return response;
    }
}
