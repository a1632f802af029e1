using System.Diagnostics;

namespace SessionOps.Testing;

/// <summary>The storage emulator on a free port of loopback, in memory: one per test process, ended with it. The first run on a machine installs it with npm.</summary>
public sealed class Azurite
{
    // The well-known key of the emulator, the same on every machine.
    private const string AccountKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private const string Account = "devstoreaccount1";
    private const string Listening = "successfully listens on ";

    private static readonly Lazy<Task<Azurite>> s_shared = new(StartAsync);

    private Azurite(Process process, string address)
    {
        Process = process;
        BlobEndpoint = new Uri($"{address}/{Account}");
    }

    /// <summary>Why it cannot run here, loud enough to be read; null when it can.</summary>
    public static string? Obstacle =>
        NpmInstallation.IsPossible ? null : "NOT TESTED: the blob store, because Node.js (node, npm) is not on the PATH. Install Node 20 or later to test it.";

    /// <summary>The emulator of this test process, started by the first who asks.</summary>
    public static Task<Azurite> SharedAsync() => s_shared.Value;

    /// <summary>Where the emulator's account is.</summary>
    public Uri BlobEndpoint { get; }

    /// <summary>The connection string of the emulator's account.</summary>
    public string ConnectionString => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={AccountKey};BlobEndpoint={BlobEndpoint};";

    // Referenced for as long as this is: its standard input closes with it.
    private Process Process { get; }

    private static async Task<Azurite> StartAsync()
    {
        var sources = Path.Combine(AppContext.BaseDirectory, "azurite");
        var folder = await NpmInstallation.EnsureAsync(sources, "azurite");
        var process = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(sources, "start.js"), folder])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill();
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                // Read on, or a full pipe would stop it one day.
                _ = process.StandardOutput.ReadToEndAsync();
                return new Azurite(process, line[(at + Listening.Length)..].Trim());
            }
        }

        throw new InvalidOperationException($"Azurite ended before it listened: {await errors}");
    }
}
