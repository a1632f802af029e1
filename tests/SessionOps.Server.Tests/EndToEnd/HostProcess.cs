using System.Diagnostics;

namespace SessionOps.Server.Tests.EndToEnd;

/// <summary>The standalone server in a process of its own, as users run it.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly DirectoryInfo _cache = Directory.CreateTempSubdirectory("sessionops-test-");
    private Task<string> _output = Task.FromResult("");

    private HostProcess(IEnumerable<KeyValuePair<string, string>> settings, string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "SessionOps.Server.dll"), .. arguments, "--urls", "http://127.0.0.1:0"]
        )
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        // Nothing is shared but the store.
        start.Environment["SessionOps__CacheFolder"] = _cache.FullName;
        _process = Process.Start(start)!;
    }

    public HttpClient Client { get; } = new() { Timeout = TimeSpan.FromMinutes(5) };

    public static async Task<HostProcess> StartAsync(IEnumerable<KeyValuePair<string, string>> settings, params string[] arguments)
    {
        var host = new HostProcess(settings, arguments);
        while (await host._process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                host.Client.BaseAddress = new Uri(line[(at + Listening.Length)..].Trim());
                host._output = host._process.StandardOutput.ReadToEndAsync();
                return host;
            }
        }

        await host.DisposeAsync();
        throw new InvalidOperationException("The host ended before it listened.");
    }

    /// <summary>Ends it as a crash would: without a chance to let go of anything.</summary>
    public async Task CrashAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
            await CrashAsync();
        await _output;
        _process.Dispose();
        _cache.Delete(recursive: true);
    }
}
