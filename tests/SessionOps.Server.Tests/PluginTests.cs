using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace SessionOps.Server.Tests;

public sealed class PluginTests
{
    private const string Secret = "fedcba9876543210";

    [Fact]
    public async Task Pings_with_an_uptime_and_the_plugins_major_version()
    {
        await using var host = await HostUnderTest.StartAsync();

        var ping = await host.GetJsonAsync("/ping");

        Assert.StartsWith("2.", ping.GetProperty("version").GetString(), StringComparison.Ordinal);
        Assert.True(ping.GetProperty("server_uptime").GetDouble() >= 0);
        Assert.Equal(typeof(SessionOpsOptions).Assembly.GetName().Version!.ToString(3), ping.GetProperty("sessionops").GetString());
    }

    [Theory]
    [InlineData("//ping", "2.0.2")]
    [InlineData("/v1/ping", "1.3.2")]
    [InlineData("/v1//ping", "1.3.2")]
    [InlineData("/v2/ping", "2.0.9")]
    public async Task Answers_each_generation_of_the_plugin(string path, string version)
    {
        var settings = path == "/v2/ping" ? new[] { ("SessionOps:PluginVersions:2", "2.0.9") } : [];
        await using var host = await HostUnderTest.StartAsync(null, settings);

        // A path of two slashes is not a relative address.
        var ping = await host.GetJsonAsync(host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path);

        Assert.Equal(version, ping.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Greets_visitors_of_its_base_address_with_400_and_a_page()
    {
        await using var host = await HostUnderTest.StartAsync();

        using var response = await host.Client.GetAsync(new Uri("/v2/", UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(
            "This server is not meant to be accessed directly unless you know what you're doing.",
            await response.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Mints_for_the_binding_that_the_plugin_sends()
    {
        await using var host = await HostUnderTest.StartAsync();
        const string Body = """
            {"bypass_cache": true, "challenge": {"program": "x"}, "content_binding": "dQw4w9WgXcQ", "disable_tls_verification": false,
             "proxy": "http://elsewhere:1", "innertube_context": {"client": {"visitorData": "other"}}, "source_address": null, "unknown": 1}
            """;

        var (response, answer) = await host.SendAsync(HttpMethod.Post, "/get_pot", Body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("MnToken", answer.GetProperty("poToken").GetString());
        Assert.Equal("dQw4w9WgXcQ", answer.GetProperty("contentBinding").GetString());
        Assert.Equal(
            FakeSessionService.Now.AddHours(12),
            DateTimeOffset.ParseExact(
                answer.GetProperty("expiresAt").GetString()!,
                "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal
            )
        );
        Assert.Equal("challenge, proxy", response.Headers.GetValues("X-SessionOps-Ignored").Single());
        Assert.True(host.Sessions.LastMint!.BypassCache);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("{}", null)]
    [InlineData("""{"content_binding": null, "innertube_context": null, "challenge": null, "bypass_cache": null}""", null)]
    [InlineData("""{"innertube_context": {"client": {"visitorData": "CgtGUk9NQ09OVEVYVA%3D%3D"}}}""", "CgtGUk9NQ09OVEVYVA%3D%3D")]
    [InlineData("""{"innertube_context": {"client": 7}, "challenge": "old text"}""", null)]
    [InlineData("""{"disable_innertube": false, "visitor_data": "", "data_sync_id": null}""", null)]
    public async Task Tolerates_what_clients_leave_out(string? body, string? binding)
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, answer) = await host.SendAsync(HttpMethod.Post, "/get_pot", body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(binding, host.Sessions.LastMint!.ContentBinding);
        Assert.NotEmpty(answer.GetProperty("contentBinding").GetString()!);
    }

    [Theory]
    [InlineData("""{"data_sync_id": "x"}""", "data_sync_id is deprecated, use content_binding instead")]
    [InlineData("""{"visitor_data": "x"}""", "visitor_data is deprecated, use content_binding instead")]
    [InlineData("""{"disable_innertube": true}""", "disable_innertube is deprecated because the /Create endpoint doesn't work anymore")]
    [InlineData("""{"content_binding": 7}""", "content_binding must be a string")]
    [InlineData("""{"content_binding": "a", "content_binding": "b"}""", "The body has a member twice in one object.")]
    [InlineData("""{"content_binding": "\ud800"}""", "The body has half of a surrogate pair (\\uD800 to \\uDFFF), which is not a valid character.")]
    [InlineData("[]", "The body must be a JSON object.")]
    [InlineData("{", "The body is not well-formed JSON (line 1, byte 1).")]
    [InlineData("""{"a": 1} x""", "The body is not well-formed JSON (line 1, byte 9).")]
    [InlineData("""{"proxy": "\ud800"}""", "The body has half of a surrogate pair (\\uD800 to \\uDFFF), which is not a valid character.")]
    public async Task Refuses_with_400_and_the_contracts_own_text(string body, string error)
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, answer) = await host.SendAsync(HttpMethod.Post, "/get_pot", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(error, answer.GetProperty("error").GetString());
        Assert.Null(host.Sessions.LastMint);
    }

    [Theory]
    [InlineData("content_binding")]
    [InlineData("innertube_context")]
    public async Task Refuses_a_binding_beyond_4096_characters(string field)
    {
        await using var host = await HostUnderTest.StartAsync();
        string Body(int length) =>
            field == "content_binding"
                ? $$"""{"content_binding": "{{new string('a', length)}}"}"""
                : $$$$"""{"innertube_context": {"client": {"visitorData": "{{{{new string('a', length)}}}}"}}}""";

        var (longest, _) = await host.SendAsync(HttpMethod.Post, "/get_pot", Body(4096));
        var (beyond, answer) = await host.SendAsync(HttpMethod.Post, "/get_pot", Body(4097));

        Assert.Equal(HttpStatusCode.OK, longest.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, beyond.StatusCode);
        Assert.Equal("content_binding must have at most 4096 characters", answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Refuses_a_body_that_is_not_in_utf8()
    {
        await using var host = await HostUnderTest.StartAsync();

        using var content = new ByteArrayContent([.. "{\"content_binding\": \"caf"u8, 0xE9, .. "\"}"u8]);
        using var response = await host.Client.PostAsync(new Uri("/get_pot", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("not in UTF-8", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_in_the_reason_phrase_of_a_500_what_yt_dlp_shows()
    {
        var failure = new AttestationException(ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken, "The service granted\r\nX: none \u2013 yet.");
        await using var host = await HostUnderTest.StartAsync(new FakeSessionService { Failure = failure });

        var (response, _) = await host.SendAsync(HttpMethod.Post, "/get_pot", "{}");

        Assert.StartsWith("The service granted  X: none ? yet. Try again later", response.ReasonPhrase, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("X"));
    }

    [Fact]
    public async Task Takes_a_body_with_a_whole_challenge()
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, _) = await host.SendAsync(HttpMethod.Post, "/get_pot", $$$"""{"challenge": {"program": "{{{new string('a', 400_000)}}}"}}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Takes_json_that_is_announced_as_something_else()
    {
        await using var host = await HostUnderTest.StartAsync();

        using var content = new StringContent("""{"content_binding": "dQw4w9WgXcQ"}""", Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await host.Client.PostAsync(new Uri("/get_pot", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("dQw4w9WgXcQ", host.Sessions.LastMint!.ContentBinding);
    }

    [Fact]
    public async Task Answers_500_with_the_error_and_the_advice_as_text()
    {
        var failure = new AttestationException(ErrorIds.NoIntegrityToken, SessionStage.IntegrityToken, "The attestation service granted no integrity token.")
        {
            RetryAfter = TimeSpan.FromSeconds(9),
        };
        await using var host = await HostUnderTest.StartAsync(new FakeSessionService { Failure = failure });

        var (response, answer) = await host.SendAsync(HttpMethod.Post, "/get_pot", "{}");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal($"{failure.Message} {ErrorCatalogue.Of(failure.ErrorId).Advice}", answer.GetProperty("error").GetString());
        Assert.Equal(TimeSpan.FromSeconds(9), response.Headers.RetryAfter!.Delta);
    }

    [Theory]
    [InlineData("/invalidate_it", "Invalidate")]
    [InlineData("/invalidate_caches", "Remove default,Invalidate")]
    public async Task Forgets_when_asked_to(string path, string calls)
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, body) = await host.SendAsync(HttpMethod.Post, path);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(JsonValueKind.Undefined, body.ValueKind);
        Assert.Equal(calls, string.Join(',', host.Sessions.Calls.Where(call => call != "List")));
    }

    [Fact]
    public async Task Lists_the_warm_minters()
    {
        var sessions = new FakeSessionService();
        sessions.Status = sessions.Status with { Minters = [new("default", 1, 100, DateTimeOffset.MaxValue), new("batch", 2, null, DateTimeOffset.MaxValue)] };
        await using var host = await HostUnderTest.StartAsync(sessions);

        var keys = await host.GetJsonAsync("/minter_cache");

        Assert.Equal(["default", "batch"], keys.EnumerateArray().Select(key => key.GetString()));
    }

    [Theory]
    [InlineData("GET", "/get_pot", "POST")]
    [InlineData("POST", "/ping", "GET,HEAD")]
    public async Task Answers_405_for_another_method(string method, string path, string allowed)
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, _) = await host.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed.Split(','), response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("ping")]
    [InlineData("/ping")]
    [InlineData("v1/ping")]
    public async Task Lets_the_plugin_in_by_a_secret_in_the_path_where_keys_are_required(string path)
    {
        await using var host = await HostUnderTest.StartAsync(
            null,
            ("SessionOps:Keys:a", "0123456789abcdef-key"),
            ("SessionOps:PluginSecrets:0", "another-secret-x"),
            ("SessionOps:PluginSecrets:1", Secret)
        );

        var (response, ping) = await host.SendAsync(HttpMethod.Get, $"/api/p/{Secret}/{path}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(path.Contains("v1", StringComparison.Ordinal) ? "1.3.2" : "2.0.2", ping.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Mints_below_a_secret_path()
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", "0123456789abcdef-key"), ("SessionOps:PluginSecrets:0", Secret));

        var (response, _) = await host.SendAsync(HttpMethod.Post, $"/api/p/{Secret}/get_pot", """{"content_binding": "dQw4w9WgXcQ"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/api/p/fedcba9876543211/ping")]
    [InlineData("/api/p/fedcba9876543210x/ping")]
    [InlineData("/api/p/fedcba9876543210/nothing")]
    [InlineData("/api/p/fedcba9876543210/v9/ping")]
    [InlineData("/api/p/fedcba9876543210/ping/more")]
    public async Task Finds_nothing_below_a_wrong_secret_or_path(string path)
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:PluginSecrets:0", Secret));

        var (response, problem) = await host.SendAsync(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain(Secret, problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_no_secret_path_without_a_secret()
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, _) = await host.SendAsync(HttpMethod.Get, "/api/p//ping");
        var (named, _) = await host.SendAsync(HttpMethod.Get, "/api/p/undefined/ping");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, named.StatusCode);
    }
}
