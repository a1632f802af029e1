using System.Diagnostics;
using System.Globalization;
using SessionOps.Hosting;
using SessionOps.Simulator;

namespace SessionOps.Benchmarks;

/// <summary>Refreshes and mints for a long time against a simulator, and prints what the process holds meanwhile.</summary>
internal static class Soak
{
    private const int Reports = 10;

    /// <summary>Runs it; one line for each tenth, after a tenth that warms up.</summary>
    public static async Task RunAsync(int refreshes, int mints)
    {
        using var simulator = StartSimulator(out var youTube);
        var folder = Directory.CreateTempSubdirectory("sessionops-soak-");
        try
        {
            await using var sessions = SessionServices.Create(
                new SessionOpsOptions
                {
                    YouTubeUrl = youTube,
                    InterpreterHosts = [youTube.Authority],
                    Store = Path.Combine(folder.FullName, "store"),
                    CacheFolder = Path.Combine(folder.FullName, "cache"),
                }
            );
            await sessions.GetSessionAsync(new SessionRequest(), null, CancellationToken.None);
            Console.WriteLine("done      managed MB   private MB   threads   handles   timers   files");
            for (var tenth = 1; tenth <= Reports; tenth++)
            {
                await RoundAsync(sessions, tenth, refreshes / Reports, mints / Reports);
                await sessions.FlushAsync(CancellationToken.None);
                Report(tenth, folder);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
            simulator.StandardInput.Close();
            await simulator.WaitForExitAsync();
        }
    }

    /// <summary>Serves the simulator until the input ends.</summary>
    public static async Task SimulateAsync()
    {
        // A lifetime of seconds makes refreshes in the background too.
        await using var simulator = await SimulatorHost.StartAsync(
            new SimulatorOptions
            {
                Seed = 1,
                ProgramBytes = 2000,
                IntegrityLifetime = TimeSpan.FromSeconds(30),
            }
        );
        Console.WriteLine(simulator.Url);
        await Console.In.ReadToEndAsync();
    }

    // In a process of its own: it remembers every visitor, challenge and interpreter, which is not what is measured.
    private static Process StartSimulator(out Uri url)
    {
        var process = Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, ["soak-simulator"]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        url = new Uri(process.StandardOutput.ReadLine()!);
        return process;
    }

    private static async Task RoundAsync(ISessionService sessions, int tenth, int refreshes, int mints)
    {
        for (var i = 0; i < refreshes; i++)
        {
            await foreach (var refreshed in sessions.RefreshAsync(SessionName.Default, force: true, null, CancellationToken.None))
                GC.KeepAlive(refreshed);
            // As many of another kind, so that tokens in the store come and go too.
            await Parallel.ForAsync(
                0,
                mints / refreshes,
                async (mint, cancellation) =>
                {
                    var number = ((((tenth * refreshes) + i) * (mints / refreshes)) + mint).ToString("d11", CultureInfo.InvariantCulture);
                    var binding = mint % 20 == 0 ? $"custom-{number}" : number;
                    await sessions.MintAsync(new PoTokenRequest { ContentBinding = binding }, null, cancellation);
                }
            );
        }
    }

    private static void Report(int tenth, DirectoryInfo folder)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{tenth * 10, 3} %  {GC.GetTotalMemory(forceFullCollection: false) / 1e6, 12:f1}  {process.PrivateMemorySize64 / 1e6, 11:f0}  {process.Threads.Count, 8}  "
                    + $"{Handles(process), 8}  {Timer.ActiveCount, 7}  {folder.EnumerateFiles("*", SearchOption.AllDirectories).Count(), 6}"
            )
        );
    }

    private static int Handles(Process process) =>
        OperatingSystem.IsLinux() ? Directory.EnumerateFileSystemEntries("/proc/self/fd").Count() : process.HandleCount;
}
