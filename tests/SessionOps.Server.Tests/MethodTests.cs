using System.Net;

namespace SessionOps.Server.Tests;

public sealed class MethodTests
{
    [Theory]
    [InlineData("/health")]
    [InlineData("/ready")]
    [InlineData("/ping")]
    [InlineData("/minter_cache")]
    [InlineData("/docs")]
    [InlineData("/api/openapi.json")]
    [InlineData("/api/session")]
    public async Task Answers_HEAD_as_GET_without_the_body(string path)
    {
        await using var host = await HostUnderTest.StartAsync();

        var (get, _) = await host.SendAsync(HttpMethod.Get, path);
        var (head, _) = await host.SendAsync(HttpMethod.Head, path);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/health", "GET,HEAD")]
    [InlineData("/docs", "GET,HEAD")]
    [InlineData("/api/session", "GET,HEAD")]
    [InlineData("/api/sessions", "GET,HEAD,POST")]
    [InlineData("/api/sessions/default", "DELETE,GET,HEAD")]
    [InlineData("/get_pot", "POST")]
    public async Task Says_which_methods_an_address_takes(string path, string allowed)
    {
        await using var host = await HostUnderTest.StartAsync();

        var (response, _) = await host.SendAsync(HttpMethod.Put, path, "{}");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(allowed.Split(','), response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }
}
