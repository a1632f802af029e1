using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SessionOps.Server.Tests;

public sealed partial class StatusTests
{
    private const string Key = "0123456789abcdef-key";

    [Fact]
    public async Task Shows_a_page_to_browsers_and_lines_to_everybody_else()
    {
        await using var host = await HostUnderTest.StartAsync(WithEverything());

        var (page, html) = await GetAsync(host, "/", "text/html,application/xhtml+xml,*/*;q=0.8");
        var (lines, text) = await GetAsync(host, "/", "*/*");

        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (lines.StatusCode, lines.Content.Headers.ContentType?.MediaType));
        foreach (var fact in new[] { "batch", "Integrity", "NoIntegrityToken", "HTMLCanvasElement.getContext", "3 in the last minute", "in memory only" })
        {
            Assert.Contains(fact, html, StringComparison.Ordinal);
            Assert.Contains(fact, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Tells_the_same_as_json()
    {
        await using var host = await HostUnderTest.StartAsync(WithEverything());

        var report = await host.GetJsonAsync("/api/status");

        var session = report.GetProperty("sessions")[0];
        Assert.Equal(("batch", "Integrity"), (session.GetProperty("name").GetString(), session.GetProperty("grade").GetString()));
        Assert.Equal("203.0.113.*", session.GetProperty("egress").GetString());
        Assert.Equal("Page", report.GetProperty("attestations")[0].GetProperty("stages")[0].GetProperty("stage").GetString());
        Assert.Equal(2, report.GetProperty("breaker").GetProperty("failuresInARow").GetInt32());
        Assert.Equal(3, report.GetProperty("mintsPerMinute").GetInt32());
    }

    [Theory]
    [InlineData("2001:db8:1234:5678::9", "2001:db8:1234:*")]
    [InlineData("no address", null)]
    public async Task Names_the_network_and_not_the_address(string address, string? shown)
    {
        var sessions = new FakeSessionService();
        sessions.Store(FakeSessionService.Session("default") with { RemoteHost = address });
        await using var host = await HostUnderTest.StartAsync(sessions);

        var session = (await host.GetJsonAsync("/api/status")).GetProperty("sessions")[0];

        Assert.Equal(shown, session.GetProperty("egress").GetString());
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/", "*/*")]
    [InlineData("/api/status", "*/*")]
    public async Task Tells_no_secret(string path, string accept)
    {
        await using var host = await HostUnderTest.StartAsync(
            WithEverything(),
            ("SessionOps:Proxy", "http://me:password@proxy.example:8080"),
            ("SessionOps:Keys:a", Key),
            ("SessionOps:PluginSecrets:0", "fedcba9876543210")
        );

        var (response, body) = await GetAsync(host, path, accept, ("x-functions-key", Key));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("proxy.example", body, StringComparison.Ordinal);
        var secrets = new[] { "password", Key, "fedcba9876543210", "MnToken", FakeSessionService.Session("x").VisitorData, "VISITORDATA", "203.0.113.7" };
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, body, StringComparison.Ordinal));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("/", new[] { "./", "docs", "api/status", "metrics" })]
    [InlineData("/docs", new[] { "api/openapi.json", "docs/reference/", "./" })]
    public async Task Passes_a_key_on_to_linked_pages_only_when_it_came_in_the_address(string path, string[] links)
    {
        await using var host = await HostUnderTest.StartAsync(WithEverything(), ("SessionOps:Keys:a", Key));
        await using var open = await HostUnderTest.StartAsync(WithEverything());

        var (_, byAddress) = await GetAsync(host, $"{path}?code={Key}", "text/html");
        var (_, byHeader) = await GetAsync(host, path, "text/html", ("x-functions-key", Key));
        var (_, byBoth) = await GetAsync(host, $"{path}?code=\"><b>", "text/html", ("x-functions-key", Key));
        var (_, withoutKeys) = await GetAsync(open, $"{path}?code={Key}", "text/html");

        Assert.Equal(links.Select(static link => $"{link}?code={Key}"), LinksOf(byAddress));
        Assert.All((string[])[byHeader, byBoth, withoutKeys], page => Assert.Equal(links, LinksOf(page)));
    }

    [Theory]
    [InlineData("/favicon.svg")]
    [InlineData("/favicon.ico")]
    public async Task Has_an_icon_that_browsers_keep_and_get_without_a_key(string path)
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));

        var (response, svg) = await GetAsync(host, path, "image/*");

        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("public, max-age=604800", response.Headers.CacheControl?.ToString());
        Assert.Equal("svg", XDocument.Parse(svg).Root?.Name.LocalName);
    }

    [Fact]
    public async Task Loads_nothing_from_elsewhere_and_runs_no_script()
    {
        await using var host = await HostUnderTest.StartAsync(WithEverything());

        var (response, html) = await GetAsync(host, "/", "text/html");

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(?:src|href)=\"(?:[a-z]+:|//)", html);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Matches("^default-src 'none'; style-src 'sha256-[^']+'; img-src 'self'; ", policy);
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Writes_what_others_said_as_text()
    {
        var sessions = WithEverything();
        sessions.Status = sessions.Status with { EngineProblem = "<img src=x onerror=alert(1)>" };
        await using var host = await HostUnderTest.StartAsync(sessions);

        var (_, html) = await GetAsync(host, "/", "text/html");

        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;img", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_there_while_the_store_is_away_and_says_so()
    {
        var sessions = new FakeSessionService { Failure = new StoreException(ErrorIds.StoreUnavailable, "The container did not answer.") };
        await using var host = await HostUnderTest.StartAsync(sessions);

        var (response, html) = await GetAsync(host, "/", "text/html");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("The container did not answer.", html, StringComparison.Ordinal);
        Assert.Contains("Not ready: no session can be created at the moment.", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_every_table_a_caption_and_every_part_a_heading_in_order()
    {
        await using var host = await HostUnderTest.StartAsync(WithEverything());

        var (_, html) = await GetAsync(host, "/", "text/html");

        Assert.Contains("<html lang=\"en\">", html, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(html, "<table>"), Regex.Count(html, "<table><caption>[^<]+</caption>"));
        Assert.All(Heading().Matches(html).Skip(1), static heading => Assert.Equal("2", heading.Groups[1].Value));
        Assert.Equal("1", Heading().Match(html).Groups[1].Value);
        Assert.Equal(1, Regex.Count(html, "<main "));
        Assert.All(
            Heading().Matches(html).Skip(1),
            heading => Assert.Contains($"aria-labelledby=\"{heading.Groups[2].Value}\"", html, StringComparison.Ordinal)
        );
    }

    private static FakeSessionService WithEverything()
    {
        var sessions = new FakeSessionService();
        CoverageGap[] gaps = [new("HTMLCanvasElement", "getContext", 3)];
        sessions.Store(FakeSessionService.Session("batch") with { RemoteHost = "203.0.113.7", CoverageGaps = gaps });
        var failed = new AttestationReport
        {
            SessionName = "batch",
            StartedAt = FakeSessionService.Now,
            Stages = [new(SessionStage.Page, TimeSpan.FromMilliseconds(120)), new(SessionStage.IntegrityToken, TimeSpan.FromSeconds(2))],
            Outcome = ErrorIds.NoIntegrityToken,
            Problem = "The attestation service granted no integrity token.",
            CoverageGaps = gaps,
        };
        sessions.Status = sessions.Status with
        {
            Attestations = [failed],
            LastFailure = failed,
            FailuresInARow = 2,
            Minted = 12,
            MintedLastMinute = 3,
            Minters = [new("batch", 12, 100, DateTimeOffset.MaxValue)],
            UnsavedSessions = ["batch"],
        };
        return sessions;
    }

    private static async Task<(HttpResponseMessage Response, string Body)> GetAsync(
        HostUnderTest host,
        string path,
        string accept,
        params (string Name, string Value)[] headers
    )
    {
        var (response, _) = await host.SendAsync(HttpMethod.Get, path, null, [("Accept", accept), .. headers]);
        return (response, await response.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> LinksOf(string page) => Link().Matches(page).Select(static link => WebUtility.HtmlDecode(link.Groups[1].Value));

    [GeneratedRegex("<a href=\"([^#\"][^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<h([1-6])(?: id=\"([a-z]+)\")?>")]
    private static partial Regex Heading();
}
