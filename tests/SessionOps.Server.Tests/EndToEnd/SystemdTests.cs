using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace SessionOps.Server.Tests.EndToEnd;

[Collection(WholeMachine.Name)]
public sealed class SystemdTests
{
    [SkippableFact]
    public async Task Tells_systemd_when_it_listens_and_when_it_ends()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "systemd is Linux's.");
        var folder = Directory.CreateTempSubdirectory("sessionops-test-");
        try
        {
            var path = Path.Combine(folder.FullName, "notify");
            using var notifications = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            notifications.Bind(new UnixDomainSocketEndPoint(path));
            // A service knows systemd by the name of its parent: here that is a shell under this name.
            var parent = Path.Combine(folder.FullName, "systemd");
            File.Copy("/bin/sh", parent);
            using var process = Process.Start(
                new ProcessStartInfo(parent, ["-c", "dotnet \"$0\" --simulator --urls http://127.0.0.1:0 & echo $!; wait $!", Server])
                {
                    RedirectStandardOutput = true,
                    Environment = { ["NOTIFY_SOCKET"] = path },
                }
            )!;
            var number = await process.StandardOutput.ReadLineAsync();
            var log = process.StandardOutput.ReadToEndAsync();

            var ready = await ReceiveAsync(notifications);
            using var stop = Process.Start("kill", ["-TERM", number!]);
            var stopping = await ReceiveAsync(notifications);
            await process.WaitForExitAsync();

            Assert.Equal(("READY=1", "STOPPING=1", 0), (ready, stopping, process.ExitCode));
            Assert.Contains("Now listening on", await log, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Server => Path.Combine(AppContext.BaseDirectory, "SessionOps.Server.dll");

    // A service that says nothing must not keep the tests waiting for ever.
    private static async Task<string> ReceiveAsync(Socket socket)
    {
        var buffer = new byte[256];
        return Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer).WaitAsync(TimeSpan.FromMinutes(2)));
    }
}
