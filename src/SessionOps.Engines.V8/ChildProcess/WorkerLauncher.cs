using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SessionOps.Engines.V8;

/// <summary>Finds what the script worker needs: its files beside this library, and the <c>dotnet</c> that this program runs on.</summary>
internal static class WorkerLauncher
{
    // Secrets of the program are in its environment; the worker runs foreign code and needs only this.
    private static readonly string[] s_environment = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "USERPROFILE", "LD_LIBRARY_PATH"];

    /// <summary>Whether a worker can be started here. A program in one file, or compiled to native code, or with a .NET of its own has none.</summary>
    public static bool IsAvailable => Worker is not null && Dotnet is not null;

    private static string? Worker { get; } = Existing(Path.Combine(Path.GetDirectoryName(Location) ?? "", "SessionOps.ScriptWorker.dll"));

    private static string? Dotnet { get; } = FindDotnet();

    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage("SingleFile", "IL3000", Justification = "An empty location says that there is no worker.")]
    private static string Location => typeof(WorkerLauncher).Assembly.Location;

    public static Process Start()
    {
        var start = new ProcessStartInfo(Dotnet!)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add("--runtimeconfig");
        start.ArgumentList.Add(Path.ChangeExtension(Worker!, ".runtime.json"));
        start.ArgumentList.Add(Worker!);
        var kept = start
            .Environment.Where(static pair =>
                s_environment.Contains(pair.Key, StringComparer.OrdinalIgnoreCase) || pair.Key.StartsWith("DOTNET_", StringComparison.Ordinal)
            )
            .ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("The script worker did not start.");
    }

    private static string? FindDotnet()
    {
        var file = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.ProcessPath is { } self && Path.GetFileName(self).Equals(file, StringComparison.OrdinalIgnoreCase))
            return self;
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var root = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..");
        return Existing(Path.GetFullPath(Path.Combine(root, file)))
            ?? (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } given ? Existing(Path.Combine(given, file)) : null);
    }

    private static string? Existing(string path) => File.Exists(path) ? path : null;
}
