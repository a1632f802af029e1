using System.Net;
using Microsoft.Extensions.Time.Testing;
using SessionOps.Http;

namespace SessionOps.Core.Tests.Http;

public sealed class EgressProxyTests
{
    private static readonly Uri s_youTube = new("https://www.youtube.com/");
    private static readonly Uri s_loopback = new("http://127.0.0.1:4555/");

    [Fact]
    public void A_proxy_of_the_environment_is_not_asked_for_loopback()
    {
        var proxy = EgressProxy.From(new SessionOpsOptions(), new WebProxy("http://company.example:3128"));

        Assert.Equal("http://company.example:3128 (of the environment)", proxy.Describe(s_youTube));
        Assert.Equal("none", proxy.Describe(s_loopback));
        Assert.True(proxy.IsBypassed(s_loopback));
    }

    [Fact]
    public void A_proxy_of_the_settings_is_asked_for_everything_and_shown_without_its_password()
    {
        var proxy = EgressProxy.From(
            new SessionOpsOptions { Proxy = new Uri("http://me:p%23%2F%40@proxy.example:8080") },
            new WebProxy("http://company.example:3128")
        );

        Assert.Equal("http://proxy.example:8080", proxy.Describe(s_loopback));
        Assert.Equal(new Uri("http://proxy.example:8080"), proxy.GetProxy(s_youTube));
        Assert.Equal("p#/@", proxy.Credentials!.GetCredential(s_youTube, "Basic")!.Password);
    }

    [Theory]
    [InlineData("socks5h://proxy.example", "socks5://proxy.example:1080")]
    [InlineData("socks4://proxy.example:9050", "socks4://proxy.example:9050")]
    public void Takes_the_names_of_curl_for_socks(string given, string used) =>
        Assert.Equal(new Uri(used), EgressProxy.From(new SessionOpsOptions { Proxy = new Uri(given) }).GetProxy(s_youTube));

    [Theory]
    [InlineData("http", "407 Proxy Authentication Required", "https://youtube.invalid/")]
    [InlineData("http", "407 Proxy Authentication Required", "http://youtube.invalid/")]
    [InlineData("http", "502 Bad Gateway", "https://youtube.invalid/")]
    [InlineData("socks5", "", "https://youtube.invalid/")]
    [InlineData("socks4", "", "https://youtube.invalid/")]
    public async Task A_failure_of_the_proxy_names_the_proxy_and_never_its_password(string scheme, string status, string url)
    {
        await using var server = new LoopbackServer(async stream =>
        {
            if (status.Length > 0)
            {
                await LoopbackServer.ReadHeadAsync(stream);
                await LoopbackServer.AnswerAsync(stream, status, "Proxy-Authenticate: Basic realm=\"x\"\r\n");
            }
        });
        var options = new SessionOpsOptions { Proxy = new Uri($"{scheme}://me:hunter2@127.0.0.1:{server.Port}") };
        using var http = new HttpClient(YouTubeHttp.CreateHandler(options));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url));

        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() =>
            new YouTubeSender(http, options, new FakeTimeProvider()).SendAsync("The page", request, CancellationToken.None)
        );

        Assert.Equal(ErrorIds.ProxyFailed, error.ErrorId);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public async Task A_proxy_that_nobody_runs_is_the_proxys_failure()
    {
        await using var server = new LoopbackServer(_ => Task.CompletedTask);
        var options = new SessionOpsOptions { Proxy = new Uri($"http://me:hunter2@127.0.0.1:{server.Port}") };
        await server.DisposeAsync();
        using var http = new HttpClient(YouTubeHttp.CreateHandler(options));
        using var request = new HttpRequestMessage(HttpMethod.Get, s_youTube);

        var error = await Assert.ThrowsAsync<UnexpectedResponseException>(() =>
            new YouTubeSender(http, options, new FakeTimeProvider()).SendAsync("The page", request, CancellationToken.None)
        );

        Assert.Equal(ErrorIds.ProxyFailed, error.ErrorId);
        Assert.Contains("through the proxy 127.0.0.1: the connection was refused", error.Message, StringComparison.Ordinal);
    }
}
