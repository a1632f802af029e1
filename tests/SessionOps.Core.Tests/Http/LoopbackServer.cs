using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SessionOps.Core.Tests.Http;

/// <summary>A TCP server that talks by a function: what a proxy sees, byte by byte.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _serving;

    public LoopbackServer(Func<NetworkStream, Task> talk)
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync(talk);
    }

    public int Port { get; }

    public async ValueTask DisposeAsync()
    {
        if (_serving.IsCompleted)
            return;
        await _ending.CancelAsync();
        await _serving;
        _listener.Dispose();
        _ending.Dispose();
    }

    /// <summary>Reads a request's lines up to the empty one.</summary>
    public static async Task<string[]> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head.Append((char)(await ReadAsync(stream, 1))[0]);
        return head.ToString().Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Reads a request's lines and its body: one that is left unread would reset the connection.</summary>
    public static async Task<string[]> ReadRequestAsync(NetworkStream stream)
    {
        var head = await ReadHeadAsync(stream);
        if (head.FirstOrDefault(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } length)
            await ReadAsync(stream, int.Parse(length.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
        return head;
    }

    public static async Task<byte[]> ReadAsync(NetworkStream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes);
        return bytes;
    }

    public static Task AnswerAsync(NetworkStream stream, string status, string headers = "") =>
        stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 2\r\nConnection: close\r\n{headers}\r\nok")).AsTask();

    private async Task ServeAsync(Func<NetworkStream, Task> talk)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_ending.Token);
                await talk(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
