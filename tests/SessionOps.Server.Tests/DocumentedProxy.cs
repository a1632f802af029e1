using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace SessionOps.Server.Tests;

/// <summary>A real reverse proxy with its example of docs/deploy.md, on a port of its own and without a certificate.</summary>
internal sealed class DocumentedProxy : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-proxy-");
    private readonly int _port = FreePort();
    private Process? _process;
    private Task<string>? _errors;

    private DocumentedProxy() => Client.BaseAddress = new Uri($"http://127.0.0.1:{_port}");

    /// <summary>Calls it, from another address of loopback than the one that the server knows as its proxy's.</summary>
    public HttpClient Client { get; } = new(new SocketsHttpHandler { ConnectCallback = ConnectAsync });

    /// <summary>Starts nginx.</summary>
    public static async Task<DocumentedProxy> NginxAsync(string program, Uri upstream)
    {
        var proxy = new DocumentedProxy();
        var block = Documented("nginx", upstream)
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{proxy._port};", StringComparison.Ordinal)
            // There is no certificate here; the scheme is the one of the example.
            .Replace("$scheme", "https", StringComparison.Ordinal);
        var lines = block.Split('\n').Where(static line => !line.Contains("ssl_certificate", StringComparison.Ordinal));
        var folder = proxy._folder.FullName;
        var file = await proxy.WriteAsync(
            "nginx.conf",
            $$"""
            daemon off;
            master_process off;
            pid {{folder}}/pid;
            error_log stderr;
            events {}
            http {
                access_log {{folder}}/access.log;
                client_body_temp_path {{folder}}/body;
                proxy_temp_path {{folder}}/proxy;
                fastcgi_temp_path {{folder}}/fastcgi;
                uwsgi_temp_path {{folder}}/uwsgi;
                scgi_temp_path {{folder}}/scgi;
            {{string.Join('\n', lines)}}
            }
            """
        );
        return await proxy.StartAsync(program, "-c", file);
    }

    /// <summary>Starts Caddy.</summary>
    public static async Task<DocumentedProxy> CaddyAsync(string program, Uri upstream)
    {
        var proxy = new DocumentedProxy();
        var site = Documented("caddyfile", upstream)
            .Replace("host.example", proxy.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        var file = await proxy.WriteAsync("Caddyfile", $"{{\n\tadmin off\n}}\n{site}");
        return await proxy.StartAsync(program, "run", "--adapter", "caddyfile", "--config", file);
    }

    /// <summary>Stops it; returns all that it logged.</summary>
    public async Task<string> StopAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        var accesses = new FileInfo(Path.Combine(_folder.FullName, "access.log"));
        return await _errors! + (accesses.Exists ? await File.ReadAllTextAsync(accesses.FullName) : "");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_process is not null)
        {
            await StopAsync();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    private static string Documented(string language, Uri upstream)
    {
        var page = File.ReadAllText(Repository.PathOf("docs/deploy.md"));
        var opening = $"```{language}\n";
        var from = page.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        return page[from..page.IndexOf("```", from, StringComparison.Ordinal)].Replace("127.0.0.1:4416", upstream.Authority, StringComparison.Ordinal);
    }

    private async Task<string> WriteAsync(string name, string configuration)
    {
        var file = Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(file, configuration);
        return file;
    }

    private async Task<DocumentedProxy> StartAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        // Where Caddy keeps what it wants to find again.
        start.Environment["XDG_CONFIG_HOME"] = start.Environment["XDG_DATA_HOME"] = _folder.FullName;
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        while (!_process.HasExited)
        {
            try
            {
                using var response = await Client.GetAsync(new Uri("/health", UriKind.Relative));
                return this;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(20);
            }
        }

        throw new InvalidOperationException(await _errors);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
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
