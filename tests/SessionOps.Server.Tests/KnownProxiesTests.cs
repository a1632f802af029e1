using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace SessionOps.Server.Tests;

public sealed class KnownProxiesTests
{
    private const string Key = "0123456789abcdef-key";
    private const string Secret = "fedcba9876543210";

    [Theory]
    [InlineData("127.0.0.1", "198.51.100.7", "https", "198.51.100.7 https")]
    [InlineData("10.0.0.0/8, 127.0.0.0/8", "198.51.100.7, 10.1.2.3", "https", "198.51.100.7 https")]
    [InlineData("127.0.0.1", "198.51.100.7, 10.1.2.3", "https, http", "10.1.2.3 http")]
    [InlineData("192.0.2.1", "198.51.100.7", "https", "127.0.0.1 http")]
    [InlineData("", "198.51.100.7", "https", "127.0.0.1 http")]
    public async Task Believes_the_proxies_that_it_knows_and_nobody_else(string known, string forwardedFor, string scheme, string caller)
    {
        var callers = new Callers();
        await using var host = await HostUnderTest.StartAsync(
            null,
            services => services.AddSingleton<IStartupFilter>(callers),
            ("SessionOps:Keys:a", Key),
            ("SessionOps:KnownProxies", known)
        );

        var (response, _) = await host.SendAsync(
            HttpMethod.Get,
            "/api/session",
            null,
            ("x-functions-key", Key),
            ("X-Forwarded-For", forwardedFor),
            ("X-Forwarded-Proto", scheme)
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(caller, callers.Last);
    }

    [Theory]
    [InlineData("10.0.0.0/99", "'10.0.0.0/99', which is neither an address nor a network")]
    [InlineData("proxy.example", "'proxy.example', which is neither an address nor a network")]
    public async Task Refuses_what_names_no_proxy(string known, string reason)
    {
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() =>
            HostUnderTest.StartAsync(null, ("SessionOps:Keys:a", Key), ("SessionOps:KnownProxies", known))
        );

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_to_be_opened_by_a_proxy_without_a_key()
    {
        var refusal = await Assert.ThrowsAsync<InvalidInputException>(() => HostUnderTest.StartAsync(null, ("SessionOps:KnownProxies", "127.0.0.1")));

        Assert.Contains("SessionOps__Keys__<name>", refusal.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Works_behind_nginx_as_documented()
    {
        var program = Programs.Find("nginx");
        Skip.If(program is null, "There is no nginx on this machine: its example was not tried.");

        Assert.Equal("127.0.0.2 https", await CallerBehindAsync(upstream => DocumentedProxy.NginxAsync(program, upstream)));
    }

    [SkippableFact]
    public async Task Works_behind_Caddy_as_documented()
    {
        var program = Programs.Find("caddy");
        Skip.If(program is null, "There is no Caddy on this machine: its example was not tried.");

        Assert.Equal("127.0.0.2 http", await CallerBehindAsync(upstream => DocumentedProxy.CaddyAsync(program, upstream)));
    }

    // What a caller claims to be forwarded for is not believed: the last hop that is not known is the caller.
    private static async Task<string?> CallerBehindAsync(Func<Uri, Task<DocumentedProxy>> start)
    {
        var callers = new Callers();
        await using var host = await HostUnderTest.StartAsync(
            null,
            services => services.AddSingleton<IStartupFilter>(callers),
            ("SessionOps:Keys:a", Key),
            ("SessionOps:PluginSecrets:0", Secret),
            ("SessionOps:KnownProxies", "127.0.0.1")
        );
        await using var proxy = await start(host.Client.BaseAddress!);

        using var opened = await proxy.Client.GetAsync(new Uri($"/api/p/{Secret}/ping", UriKind.Relative));
        using var closed = await proxy.Client.GetAsync(new Uri("/api/session", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Add("x-functions-key", Key);
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var keyed = await proxy.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, keyed.StatusCode);
        Assert.DoesNotContain(Secret, await proxy.StopAsync(), StringComparison.Ordinal);
        return callers.Last;
    }

    /// <summary>Sees who calls, once the pipeline has found it out.</summary>
    private sealed class Callers : IStartupFilter
    {
        public string? Last { get; private set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    async (context, following) =>
                    {
                        context.Response.OnStarting(() =>
                        {
                            Last = $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}";
                            return Task.CompletedTask;
                        });
                        await following(context);
                    }
                );
                next(app);
            };
    }
}
