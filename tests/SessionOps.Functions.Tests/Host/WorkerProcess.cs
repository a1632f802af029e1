using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace SessionOps.Functions.Tests.Host;

/// <summary>The official worker with the published app, as the Functions host starts it.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();

    private WorkerProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it printed.</summary>
    public IReadOnlyCollection<string> Output => _output;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The time since it was started.</summary>
    public TimeSpan Age => DateTime.Now - _process.StartTime;

    /// <summary>The processor time that it took so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The most memory that it held, in bytes.</summary>
    public long PeakWorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.PeakWorkingSet64;
        }
    }

    public static WorkerProcess Start(string app, Uri host, IEnumerable<KeyValuePair<string, string>> settings)
    {
        using var config = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(app, "worker.config.json")));
        var description = config.RootElement.GetProperty("description");
        var id = Guid.NewGuid().ToString();
        var start = new ProcessStartInfo(
            description.GetProperty("defaultExecutablePath").GetString()!,
            [
                Path.Combine(app, description.GetProperty("defaultWorkerPath").GetString()!),
                "--functions-uri",
                host.ToString(),
                "--functions-worker-id",
                id,
                "--functions-request-id",
                id,
                "--functions-grpc-max-message-length",
                $"{int.MaxValue}",
            ]
        )
        {
            WorkingDirectory = app,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = app;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        // Of the machine that runs the tests, which may have either set.
        start.Environment.Remove("APPLICATIONINSIGHTS_CONNECTION_STRING");
        start.Environment.Remove("APPLICATIONINSIGHTS_AUTHENTICATION_STRING");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return new WorkerProcess(start);
    }

    /// <summary>Asks it to end, as the platform does when it scales in, and gives its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{Id}"]);
        await kill.WaitForExitAsync();
        return await WaitForExitAsync().WithinAsync("The end of the worker", _output);
    }

    /// <summary>Waits, as long as it takes, for its end.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        // A child that it left behind would keep its output open.
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WithinAsync("The end of the worker", _output);
        _process.Dispose();
    }
}
