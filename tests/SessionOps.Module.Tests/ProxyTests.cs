using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SessionOps.PowerShell.Tests;

/// <summary>A session must not leave through an exit that another account pays for.</summary>
public sealed class ProxyTests
{
    [Fact]
    public async Task Each_password_is_the_one_that_the_proxy_gets()
    {
        await using var proxy = new Proxy();
        using var runspace = new ModuleRunspace();
        runspace.Invoke("$PSDefaultParameterValues['*:YouTubeUrl'] = 'http://www.youtube.test/'");

        foreach (var account in new[] { "alice:first", "alice:second", "bob:second", "alice:first" })
        {
            var error = Assert.Single(runspace.Invoke($"Get-VisitorData -Proxy 'http://{account}@{proxy.Address}'").Errors);
            Assert.DoesNotContain(account.Split(':')[1], $"{error}{error.Exception}", StringComparison.Ordinal);
            Assert.Equal([account], proxy.TakeAccounts());
        }

        runspace.Invoke(
            $$"""
            $password = [securestring]::new(); 'third'.ToCharArray().ForEach{ $password.AppendChar($_) }
            Get-VisitorData -Proxy 'http://alice:first@{{proxy.Address}}' -ProxyCredential ([pscredential]::new('carol', $password))
            """
        );

        Assert.Equal(["carol:third"], proxy.TakeAccounts());
    }

    /// <summary>A proxy that wants an account, writes it down and then has nothing to offer.</summary>
    private sealed class Proxy : IAsyncDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly ConcurrentQueue<string> _accounts = [];
        private readonly Task _serving;

        public Proxy()
        {
            _listener.Start();
            _serving = ServeAsync();
        }

        public string Address => _listener.LocalEndpoint.ToString()!;

        /// <summary>The accounts of the requests since the last look, each once: a request may be repeated.</summary>
        public HashSet<string> TakeAccounts()
        {
            HashSet<string> taken = [];
            while (_accounts.TryDequeue(out var account))
                taken.Add(account);
            return taken;
        }

        public async ValueTask DisposeAsync()
        {
            _listener.Stop();
            await _serving;
        }

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                    await AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The end of the test.
            }
        }

        private async Task AnswerAsync(TcpClient client)
        {
            using var _ = client;
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            string? account = null;
            while (await reader.ReadLineAsync() is { Length: > 0 } line)
            {
                if (line.StartsWith("Proxy-Authorization: Basic ", StringComparison.OrdinalIgnoreCase))
                    account = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2]));
            }

            if (account is not null)
                _accounts.Enqueue(account);
            var answer = account is null ? "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"exit\"" : "404 Not Found";
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        }
    }
}
