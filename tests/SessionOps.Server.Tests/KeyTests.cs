using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using SessionOps.Endpoints;
using SessionOps.Server;
using SessionOps.Server.Authentication;

namespace SessionOps.Server.Tests;

public sealed class KeyTests
{
    private const string Key = "0123456789abcdef-key";

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:4416")]
    [InlineData("http://127.0.0.1:1;http://[::]:2")]
    [InlineData("https://example.org")]
    [InlineData("http://[127.0.0.1]:0")]
    public void Refuses_to_start_without_keys_beyond_loopback(string urls)
    {
        var refusal = Assert.Throws<InvalidInputException>(() => ServerHost.Build(null, [KeyValuePair.Create<string, string?>("urls", urls)]));

        Assert.Equal(ErrorIds.InvalidConfiguration, refusal.ErrorId);
        Assert.Contains("SessionOps__Keys__", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http_ports", "8080")]
    [InlineData("Kestrel:Endpoints:Public:Url", "http://0.0.0.0:0")]
    public void Refuses_to_start_without_keys_whichever_setting_opens_the_host(string name, string value) =>
        Assert.Throws<InvalidInputException>(() => ServerHost.Build(null, [KeyValuePair.Create<string, string?>(name, value)]));

    [Fact]
    public void Refuses_a_key_that_can_be_guessed()
    {
        var refusal = Assert.Throws<InvalidInputException>(() =>
            ServerHost.Build(null, [KeyValuePair.Create<string, string?>("SessionOps:Keys:me", "fifteen-letters")])
        );

        Assert.Contains("SessionOps__Keys__me", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("fifteen-letters", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("abababababababab")]
    [InlineData("")]
    public void Refuses_a_key_that_is_none(string key) =>
        Assert.Contains(
            "SessionOps__Keys__me",
            Assert.Throws<InvalidInputException>(() => ServerHost.Build(null, [KeyValuePair.Create<string, string?>("SessionOps:Keys:me", key)])).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Opens_no_socket_beyond_loopback_without_keys()
    {
        await using var app = ServerHost.Build(
            null,
            [KeyValuePair.Create<string, string?>("urls", "http://127.0.0.1:0")],
            static services => services.Configure<KestrelServerOptions>(static kestrel => kestrel.Listen(IPAddress.Any, 0))
        );

        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => app.StartAsync());

        Assert.Equal(ErrorIds.InvalidConfiguration, refusal.ErrorId);
    }

    [Theory]
    [InlineData("127.0.0.1", StatusCodes.Status200OK)]
    [InlineData("::1", StatusCodes.Status200OK)]
    [InlineData("::ffff:127.0.0.1", StatusCodes.Status200OK)]
    [InlineData("192.0.2.1", StatusCodes.Status401Unauthorized)]
    [InlineData("fe80::1", StatusCodes.Status401Unauthorized)]
    public async Task Serves_connections_to_loopback_alone_while_there_is_no_key(string address, int status)
    {
        var context = new DefaultHttpContext { Connection = { LocalIpAddress = IPAddress.Parse(address) }, Response = { Body = new MemoryStream() } };

        await new LoopbackGuard(static _ => Task.CompletedTask).InvokeAsync(context);

        Assert.Equal(status, context.Response.StatusCode);
    }

    [Fact]
    public async Task Looks_at_no_more_keys_of_an_address_after_too_many_wrong_ones()
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));
        for (var i = 0; i < RequestLimits.FailedKeysPerMinute; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await host.SendAsync(HttpMethod.Get, $"/api/session?code=wrong{i}")).Response.StatusCode);

        var (response, problem) = await host.SendAsync(HttpMethod.Get, "/api/session", null, ("x-functions-key", Key));
        var (health, _) = await host.SendAsync(HttpMethod.Get, "/health");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(ErrorIds.TooManyRequests, problem.GetProperty("errorId").GetString());
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Contains(host.Log.Lines, static line => line.Contains("no key of this host", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.Lines, static line => line.Contains("wrong", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("192.0.2.1", false)]
    [InlineData("127.0.0.1", true)]
    public async Task Answers_so_many_requests_of_an_address_and_any_of_this_machine(string address, bool isAnswered)
    {
        await using var limiter = RequestLimits.Requests(perMinute: 2);
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(address) } };
        var other = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse("192.0.2.2") } };
        limiter.AttemptAcquire(context).Dispose();
        limiter.AttemptAcquire(context).Dispose();

        using var third = limiter.AttemptAcquire(context);
        using var elsewhere = limiter.AttemptAcquire(other);

        Assert.Equal(isAnswered, third.IsAcquired);
        Assert.True(elsewhere.IsAcquired);
    }

    [Fact]
    public async Task Tells_an_address_that_sends_too_much_when_it_is_answered_again()
    {
        await using var host = await HostUnderTest.StartAsync(
            null,
            ("SessionOps:Keys:a", Key),
            ("SessionOps:RequestsPerMinute", "2"),
            ("SessionOps:KnownProxies", "127.0.0.1")
        );

        Assert.Equal(HttpStatusCode.OK, (await FromAsync("192.0.2.1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await FromAsync("192.0.2.1")).StatusCode);
        var third = await FromAsync("192.0.2.1");

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await FromAsync("192.0.2.2")).StatusCode);

        async Task<HttpResponseMessage> FromAsync(string address) =>
            (await host.SendAsync(HttpMethod.Get, "/api/session", null, ("x-functions-key", Key), ("X-Forwarded-For", address))).Response;
    }

    [Fact]
    public async Task Takes_a_key_in_the_header_or_in_the_query()
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key), ("SessionOps:Keys:b", Key + "2"));

        var (byHeader, _) = await host.SendAsync(HttpMethod.Get, "/api/session", null, ("x-functions-key", Key));
        var (byQuery, _) = await host.SendAsync(HttpMethod.Get, $"/api/session?code={Key}2");

        Assert.Equal(HttpStatusCode.OK, byHeader.StatusCode);
        Assert.Equal(HttpStatusCode.OK, byQuery.StatusCode);
    }

    [Theory]
    [InlineData("/api/session")]
    [InlineData("/api/openapi.json")]
    [InlineData("/docs")]
    [InlineData("/")]
    [InlineData("/api/status")]
    [InlineData("/metrics")]
    [InlineData("/ping")]
    [InlineData("/v1/ping")]
    [InlineData("/api/nothing")]
    [InlineData("/api/session?code=0123456789abcdef-kez")]
    public async Task Answers_401_without_a_known_key(string path)
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));

        var (response, problem) = await host.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("KeyRequired", problem.GetProperty("errorId").GetString());
        Assert.Equal("ApiKey", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Theory]
    [InlineData("x-functions-key", "")]
    [InlineData("x-functions-key", "0123456789abcdef-kez")]
    [InlineData("X-Functions-Key", Key + "," + Key)]
    [InlineData("Authorization", "ApiKey " + Key)]
    public async Task Answers_401_to_a_header_that_holds_no_key(string header, string value)
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));

        var (response, problem) = await host.SendAsync(HttpMethod.Get, "/api/session", null, (header, value));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.DoesNotContain(Key, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_a_browser_on_a_page_how_to_give_the_key()
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));

        var (response, _) = await host.SendAsync(HttpMethod.Get, "/docs?code=<script>", null, ("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"));
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("ApiKey", response.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("/docs?code=&lt;key&gt;", page, StringComparison.Ordinal);
        Assert.Contains("x-functions-key", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/docs", "*/*")]
    [InlineData("/docs", "application/json")]
    [InlineData("/docs", "no media type")]
    [InlineData("/api/session", "text/html")]
    public async Task Answers_programs_with_problem_details(string path, string accept)
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));

        var (_, problem) = await host.SendAsync(HttpMethod.Get, path, null, ("Accept", accept));

        Assert.Equal("KeyRequired", problem.GetProperty("errorId").GetString());
    }

    [Fact]
    public async Task Keeps_no_key_ring_on_the_disk()
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));

        Assert.Null(host.App.Services.GetService(typeof(Microsoft.AspNetCore.DataProtection.IDataProtectionProvider)));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/ready")]
    public async Task Lets_monitors_in_without_a_key(string path)
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));

        var (response, _) = await host.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Writes_no_key_and_no_path_secret_to_the_log()
    {
        await using var host = await HostUnderTest.StartAsync(
            null,
            ("SessionOps:Keys:a", Key),
            ("SessionOps:PluginSecrets:0", "fedcba9876543210"),
            ($"Logging:{typeof(RecordedLog).FullName}:LogLevel:Default", "Trace"),
            ($"Logging:{typeof(RecordedLog).FullName}:LogLevel:Microsoft.AspNetCore.Routing.EndpointMiddleware", "Trace"),
            ($"Logging:{typeof(RecordedLog).FullName}:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", "Trace")
        );

        await host.SendAsync(HttpMethod.Get, $"/api/session?code={Key}");
        await host.SendAsync(HttpMethod.Get, "/api/p/fedcba9876543210/ping");

        Assert.NotEmpty(host.Log.Lines);
        Assert.DoesNotContain(
            host.Log.Lines,
            line => line.Contains(Key, StringComparison.Ordinal) || line.Contains("fedcba9876543210", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Serves_loopback_names_only_while_there_is_no_key()
    {
        await using var host = await HostUnderTest.StartAsync();

        var (foreign, _) = await SendWithHostAsync(host, "rebound.example");
        var (local, _) = await SendWithHostAsync(host, "localhost");

        Assert.Equal(HttpStatusCode.BadRequest, foreign);
        Assert.Equal(HttpStatusCode.OK, local);
    }

    [Fact]
    public async Task Refuses_pages_of_other_sites_while_there_is_no_key()
    {
        await using var host = await HostUnderTest.StartAsync();

        var (foreign, _) = await host.SendAsync(HttpMethod.Post, "/api/sessions", null, ("Sec-Fetch-Site", "cross-site"));
        var (own, _) = await host.SendAsync(HttpMethod.Get, "/docs", null, ("Sec-Fetch-Site", "none"));

        Assert.Equal(HttpStatusCode.Unauthorized, foreign.StatusCode);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Theory]
    [InlineData("https://example.org", HttpStatusCode.Unauthorized)]
    [InlineData("null", HttpStatusCode.Unauthorized)]
    [InlineData("http://localhost:1", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.OK)]
    public async Task Refuses_another_origin_whatever_else_the_browser_says(string origin, HttpStatusCode status)
    {
        await using var host = await HostUnderTest.StartAsync();
        var own = host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

        var (response, _) = await host.SendAsync(
            HttpMethod.Get,
            "/api/session",
            null,
            ("Sec-Fetch-Site", "same-origin"),
            ("Origin", origin.Length == 0 ? own : origin)
        );

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("/docs", "navigate", "document", HttpStatusCode.OK)]
    [InlineData("/", "navigate", "document", HttpStatusCode.OK)]
    [InlineData("/api/status", "navigate", "document", HttpStatusCode.Unauthorized)]
    [InlineData("/docs", "no-cors", "iframe", HttpStatusCode.Unauthorized)]
    [InlineData("/api/session", "navigate", "document", HttpStatusCode.Unauthorized)]
    public async Task Opens_its_pages_for_a_click_on_another_site_and_nothing_else(string path, string mode, string destination, HttpStatusCode status)
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, _) = await host.SendAsync(
            HttpMethod.Get,
            path,
            null,
            ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Mode", mode),
            ("Sec-Fetch-Dest", destination)
        );

        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("Forwarded", "for=192.0.2.1")]
    public async Task Refuses_what_a_proxy_passes_on_while_there_is_no_key(string header, string value)
    {
        await using var host = await HostUnderTest.StartAsync();
        await using var keyed = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));

        var (refused, problem) = await host.SendAsync(HttpMethod.Get, "/api/session", null, (header, value));
        var (served, _) = await keyed.SendAsync(HttpMethod.Get, "/api/session", null, (header, value), ("x-functions-key", Key));

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("SessionOps__Keys__<name>", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, served.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendWithHostAsync(HostUnderTest host, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Host = name;
        using var response = await host.Client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
