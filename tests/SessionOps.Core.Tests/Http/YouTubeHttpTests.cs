using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Http;
using static SessionOps.Core.Tests.Http.LoopbackServer;

namespace SessionOps.Core.Tests.Http;

public sealed class YouTubeHttpTests
{
    // A name that only a proxy can resolve.
    private const string Elsewhere = "youtube.invalid";

    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };

    [Fact]
    public async Task Plain_requests_go_through_an_http_proxy_with_its_credentials()
    {
        var heads = new List<string[]>();
        await using var proxy = new LoopbackServer(async stream =>
        {
            heads.Add(await ReadHeadAsync(stream));
            if (heads.Count == 1)
                await AnswerAsync(stream, "407 Proxy Authentication Required", "Proxy-Authenticate: Basic realm=\"proxy\"\r\n");
            else
                await AnswerAsync(stream, "200 OK");
        });
        using var http = Client($"http://me:p%40ss@127.0.0.1:{proxy.Port}");

        var body = await http.GetStringAsync(new Uri($"http://{Elsewhere}/watch"));

        Assert.Equal("ok", body);
        Assert.All(heads, head => Assert.Equal($"GET http://{Elsewhere}/watch HTTP/1.1", head[0]));
        Assert.Contains($"Proxy-Authorization: Basic {Convert.ToBase64String("me:p@ss"u8)}", heads[1]);
    }

    [Fact]
    public async Task Secure_requests_ask_an_http_proxy_for_a_tunnel_and_say_when_it_refuses()
    {
        string[] head = [];
        await using var proxy = new LoopbackServer(async stream =>
        {
            head = await ReadHeadAsync(stream);
            await AnswerAsync(stream, "403 Forbidden");
        });
        var options = new SessionOpsOptions { Proxy = new Uri($"http://127.0.0.1:{proxy.Port}") };
        using var http = new HttpClient(new SocketsHttpHandler { Proxy = new WebProxy(options.Proxy) });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"https://{Elsewhere}/"));

        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() =>
            new YouTubeSender(http, options, _time).SendAsync("The page", request, CancellationToken.None)
        );

        Assert.Equal($"CONNECT {Elsewhere}:443 HTTP/1.1", head[0]);
        Assert.Equal(ErrorIds.ProxyFailed, error.ErrorId);
        Assert.Contains("through the proxy 127.0.0.1: it refused with 403", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_https_proxy_is_spoken_to_in_TLS()
    {
        var first = new TaskCompletionSource<byte>();
        await using var proxy = new LoopbackServer(async stream => first.TrySetResult((await ReadAsync(stream, 1))[0]));
        using var http = Client($"https://127.0.0.1:{proxy.Port}");
        using var enough = new CancellationTokenSource();

        var asking = http.PostAsync(new Uri($"http://{Elsewhere}/"), content: null, enough.Token);

        const byte Handshake = 0x16;
        Assert.Equal(Handshake, await first.Task);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => asking);
    }

    [Fact]
    public async Task A_socks_proxy_resolves_the_name_and_gets_its_credentials()
    {
        byte[] credentials = [];
        byte[] destination = [];
        string[] head = [];
        await using var proxy = new LoopbackServer(async stream =>
        {
            var methods = await ReadAsync(stream, 2);
            await ReadAsync(stream, methods[1]);
            await stream.WriteAsync(new byte[] { 5, 2 });
            credentials = await ReadAsync(stream, 2 + "me".Length + 1 + "pass".Length);
            await stream.WriteAsync(new byte[] { 1, 0 });
            destination = await ReadAsync(stream, 5 + Elsewhere.Length + 2);
            await stream.WriteAsync(new byte[] { 5, 0, 0, 1, 127, 0, 0, 1, 0, 80 });
            head = await ReadHeadAsync(stream);
            await AnswerAsync(stream, "200 OK");
        });
        using var http = Client($"socks5://me:pass@127.0.0.1:{proxy.Port}");

        var body = await http.GetStringAsync(new Uri($"http://{Elsewhere}/watch"));

        Assert.Equal("ok", body);
        Assert.Equal([1, 2, .. "me"u8, 4, .. "pass"u8], credentials);
        Assert.Equal(Elsewhere, Encoding.ASCII.GetString(destination, 5, Elsewhere.Length));
        Assert.Equal("GET /watch HTTP/1.1", head[0]);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("POST", 1)]
    public async Task Only_what_is_safe_to_repeat_is_tried_again(string method, int requests)
    {
        var asked = 0;
        await using var server = new LoopbackServer(async stream =>
        {
            await ReadHeadAsync(stream);
            Interlocked.Increment(ref asked);
            await AnswerAsync(stream, "503 Service Unavailable");
        });
        using var http = Client(proxy: null);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri($"http://127.0.0.1:{server.Port}/"));

        var asking = http.SendAsync(request);
        while (!asking.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        using var response = await asking;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(requests, asked);
    }

    [Theory]
    [InlineData("503 Service Unavailable")]
    [InlineData("429 Too Many Requests")]
    public async Task A_service_that_asks_to_wait_is_not_asked_again(string status)
    {
        var asked = 0;
        await using var server = new LoopbackServer(async stream =>
        {
            await ReadHeadAsync(stream);
            Interlocked.Increment(ref asked);
            await AnswerAsync(stream, status, "Retry-After: 86400\r\n");
        });
        using var http = Client(proxy: null);

        using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{server.Port}/")).WaitAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Redirects_and_cookies_are_for_the_caller()
    {
        var heads = new List<string[]>();
        await using var server = new LoopbackServer(async stream =>
        {
            heads.Add(await ReadHeadAsync(stream));
            await AnswerAsync(stream, "302 Found", "Location: /elsewhere\r\nSet-Cookie: a=b; Path=/\r\n");
        });
        using var http = Client(proxy: null);
        var url = new Uri($"http://127.0.0.1:{server.Port}/");

        using var first = await http.GetAsync(url);
        using var second = await http.GetAsync(url);

        Assert.Equal(HttpStatusCode.Found, second.StatusCode);
        Assert.Equal(2, heads.Count);
        Assert.DoesNotContain(heads[1], line => line.StartsWith("Cookie:", StringComparison.OrdinalIgnoreCase));
    }

    private HttpClient Client(string? proxy) => YouTubeHttp.CreateClient(new SessionOpsOptions { Proxy = proxy is null ? null : new Uri(proxy) }, _time);
}
