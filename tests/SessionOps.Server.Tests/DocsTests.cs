using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SessionOps.Endpoints;

namespace SessionOps.Server.Tests;

public sealed partial class DocsTests
{
    private const string Key = "0123456789abcdef-key";

    [Fact]
    public async Task Shows_everything_on_a_page_without_scripts_and_without_anything_from_elsewhere()
    {
        await using var host = await HostUnderTest.StartAsync();

        var page = await PageAsync(host);

        Assert.All(
            OperationEndpoints.All.SelectMany(static operation => operation.Routes),
            route => Assert.Contains($"/api/{route.Template}", page, StringComparison.Ordinal)
        );
        Assert.All(ErrorCatalogue.All, error => Assert.Contains($"<code>{error.Id}</code>", page, StringComparison.Ordinal));
        Assert.All((string[])["/health", "/ready", "/metrics", "/get_pot", "/api/p/{secret}"], route => Assert.Contains(route, page, StringComparison.Ordinal));
        Assert.DoesNotMatch("(?i)<script|(src|href)=.?(https?:)?//", page);
    }

    [Fact]
    public async Task Leads_from_its_contents_to_every_part()
    {
        await using var host = await HostUnderTest.StartAsync();

        var page = await PageAsync(host);
        var anchors = Anchor().Matches(page).Select(static match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var targets = Link().Matches(page).Select(static match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("GetPoToken", targets);
        Assert.Contains("YouTubeSession", targets);
        Assert.Contains("errors", targets);
        Assert.Subset(anchors, targets);
    }

    [Fact]
    public async Task Has_examples_with_the_hosts_own_address_and_the_key_where_one_is_needed()
    {
        await using var open = await HostUnderTest.StartAsync();
        await using var keyed = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));

        var (withoutKey, withKey) = (WebUtility.HtmlDecode(await PageAsync(open)), WebUtility.HtmlDecode(await PageAsync(keyed)));

        Assert.Contains($"curl '{keyed.Client.BaseAddress}api/session' -H 'x-functions-key: <key>'", withKey, StringComparison.Ordinal);
        Assert.Contains($"Invoke-RestMethod -Method Delete '{open.Client.BaseAddress}api/sessions/<name>'", withoutKey, StringComparison.Ordinal);
        Assert.Contains($"await http.GetAsync(\"{open.Client.BaseAddress}api/session\")", withoutKey, StringComparison.Ordinal);
        Assert.DoesNotContain("x-functions-key: <key>", withoutKey, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, withKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Knows_every_route_of_the_host()
    {
        await using var host = await HostUnderTest.StartAsync();

        var routes = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

        Assert.All(
            routes.Where(static route => !route.RoutePattern.RawText!.StartsWith("/docs/reference", StringComparison.Ordinal)),
            static route =>
                Assert.True(
                    route.Metadata.GetMetadata<OperationDescription>() is not null || route.Metadata.GetMetadata<IEndpointSummaryMetadata>() is not null,
                    $"{route.RoutePattern.RawText} has no summary, so /docs does not show it."
                )
        );
    }

    [Fact]
    public async Task Serves_the_page_for_trying_requests_to_browsers_that_may_ask_nobody_else()
    {
        await using var host = await HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key));

        using var response = await host.Client.GetAsync(new Uri("/docs/reference/", UriKind.Relative));
        var page = await response.Content.ReadAsStringAsync();
        var sources = Source().Matches(page).Select(static match => match.Groups[1].Value).ToList();
        var policy = string.Join(' ', response.Headers.GetValues("Content-Security-Policy"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(sources);
        Assert.All(
            sources,
            static source =>
                Assert.False(Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme.StartsWith("http", StringComparison.Ordinal), source)
        );
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("//", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("withDefaultFonts\":true", page, StringComparison.Ordinal);
        foreach (var source in sources)
        {
            using var asset = await host.Client.GetAsync(new Uri(new Uri(host.Client.BaseAddress!, "/docs/reference/"), source));
            Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
        }
    }

    private static async Task<string> PageAsync(HostUnderTest host)
    {
        var (response, _) = await host.SendAsync(HttpMethod.Get, "/docs", null, ("x-functions-key", Key));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    [GeneratedRegex(@"\sid=""([^""]*)""")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"href=""#([^""]*)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?:src=""|from ')([^""']*)[""']")]
    private static partial Regex Source();
}
