using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
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
        const string Program = "/usr/sbin/nginx";
        Skip.IfNot(File.Exists(Program), "There is no nginx on this machine: its example was not tried.");
        var callers = new Callers();
        await using var host = await HostUnderTest.StartAsync(
            null,
            services => services.AddSingleton<IStartupFilter>(callers),
            ("SessionOps:Keys:a", Key),
            ("SessionOps:PluginSecrets:0", Secret),
            ("SessionOps:KnownProxies", "127.0.0.1")
        );
        await using var nginx = await Nginx.StartAsync(Program, host.Client.BaseAddress!);

        using var opened = await nginx.Client.GetAsync(new Uri($"/api/p/{Secret}/ping", UriKind.Relative));
        using var closed = await nginx.Client.GetAsync(new Uri("/api/session", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/session");
        request.Headers.Add("x-functions-key", Key);
        request.Headers.Add("X-Forwarded-For", "203.0.113.9");
        using var keyed = await nginx.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, closed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, keyed.StatusCode);
        // What a caller claims to be forwarded for is not believed: the last hop that is not known is the caller.
        Assert.Equal("127.0.0.2 https", callers.Last);
        Assert.DoesNotContain(Secret, await nginx.LogAsync(), StringComparison.Ordinal);
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

    /// <summary>A real nginx with the servers block of docs/deploy.md, on a port of its own.</summary>
    private sealed class Nginx : IAsyncDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-nginx-");
        private Process? _process;

        public HttpClient Client { get; } =
            // Another address of loopback than the one that the server knows as its proxy's.
            new(new SocketsHttpHandler { ConnectCallback = async (context, cancellationToken) => await ConnectAsync(context, cancellationToken) });

        public static async Task<Nginx> StartAsync(string program, Uri upstream)
        {
            var nginx = new Nginx();
            var port = FreePort();
            var block = DocumentedBlock()
                .Replace("listen 443 ssl;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal)
                .Replace("http://127.0.0.1:4416", upstream.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)
                // There is no certificate here; the scheme is the one of the example.
                .Replace("$scheme", "https", StringComparison.Ordinal);
            var lines = block.Split('\n').Where(static line => !line.Contains("ssl_certificate", StringComparison.Ordinal));
            var file = Path.Combine(nginx._folder.FullName, "nginx.conf");
            await File.WriteAllTextAsync(
                file,
                $$"""
                daemon off;
                master_process off;
                pid {{nginx._folder.FullName}}/pid;
                error_log {{nginx._folder.FullName}}/error.log;
                events {}
                http {
                    access_log {{nginx._folder.FullName}}/access.log;
                    client_body_temp_path {{nginx._folder.FullName}}/body;
                    proxy_temp_path {{nginx._folder.FullName}}/proxy;
                    fastcgi_temp_path {{nginx._folder.FullName}}/fastcgi;
                    uwsgi_temp_path {{nginx._folder.FullName}}/uwsgi;
                    scgi_temp_path {{nginx._folder.FullName}}/scgi;
                {{string.Join('\n', lines)}}
                }
                """
            );
            nginx.Client.BaseAddress = new Uri($"http://127.0.0.1:{port}");
            nginx._process = Process.Start(new ProcessStartInfo(program, ["-c", file]) { RedirectStandardError = true })!;
            await nginx.AnswersAsync();
            return nginx;
        }

        public Task<string> LogAsync() => File.ReadAllTextAsync(Path.Combine(_folder.FullName, "access.log"));

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            if (_process is not null)
            {
                _process.Kill();
                await _process.WaitForExitAsync();
                _process.Dispose();
            }

            _folder.Delete(recursive: true);
        }

        private async Task AnswersAsync()
        {
            while (!_process!.HasExited)
            {
                try
                {
                    using var response = await Client.GetAsync(new Uri("/health", UriKind.Relative));
                    return;
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(20);
                }
            }

            Assert.Fail(await _process.StandardError.ReadToEndAsync());
        }

        private static string DocumentedBlock()
        {
            var page = File.ReadAllText(Repository.PathOf("docs/deploy.md"));
            var from = page.IndexOf("```nginx\n", StringComparison.Ordinal) + "```nginx\n".Length;
            return page[from..page.IndexOf("```", from, StringComparison.Ordinal)];
        }

        private static int FreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        private static async Task<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.2"), 0));
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
