using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using SessionOps.Server;

namespace SessionOps.Server.Tests;

/// <summary>A server that listens on a socket of the file system.</summary>
public sealed class SocketTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-");

    public void Dispose() => _folder.Delete(recursive: true);

    [SkippableFact]
    public async Task Its_owner_alone_may_connect()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes.");
        var path = Path.Combine(_folder.FullName, "sessionops.sock");
        await using var app = await StartAsync(path);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        using var client = new HttpClient(
            new SocketsHttpHandler
            {
                ConnectCallback = async (_, cancellationToken) =>
                {
                    var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        );
        Assert.Equal("ok", (await client.GetStringAsync("http://localhost/health")).Split('"')[3]);
    }

    private static async Task<WebApplication> StartAsync(string path)
    {
        var app = ServerHost.Build(null, [KeyValuePair.Create<string, string?>("urls", $"http://unix:{path}")]);
        await app.StartAsync();
        return app;
    }
}
