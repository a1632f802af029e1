using System.Diagnostics;
using System.Text.Json;

namespace SessionOps.PowerShell.Tests;

/// <summary>A complete PowerShell: the one of the tool manifest, or whichever <c>SESSIONOPS_PWSH</c> names.</summary>
internal static class RealPowerShell
{
    private const string Tool = "powershell";

    private static readonly Lazy<Task<string[]>> s_command = new(FindAsync);

    /// <summary>The program and its first arguments.</summary>
    public static Task<string[]> CommandAsync() => s_command.Value;

    private static async Task<string[]> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("SESSIONOPS_PWSH") is { Length: > 0 } chosen)
            return [chosen];
        var repository = BuildMetadata.Of("Repository");
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(repository, ".config", "dotnet-tools.json")));
        var version = manifest.RootElement.GetProperty("tools").GetProperty(Tool).GetProperty("version").GetString()!;
        // Started without the tool's launcher, which would look for the manifest above the test's folder and for packages in the test's home.
        var program = Path.Combine(
            BuildMetadata.Of("Packages"),
            Tool,
            version,
            "tools",
            $"net{Environment.Version.Major}.0",
            "any",
            OperatingSystem.IsWindows() ? "win" : "unix",
            "pwsh.dll"
        );
        if (!File.Exists(program))
            await RestoreAsync(repository);
        return File.Exists(program) ? ["dotnet", program] : throw new FileNotFoundException("'dotnet tool restore' left no PowerShell.", program);
    }

    private static async Task RestoreAsync(string repository)
    {
        using var restore = Process.Start(
            new ProcessStartInfo("dotnet", ["tool", "restore"])
            {
                WorkingDirectory = repository,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var error = restore.StandardError.ReadToEndAsync();
        var output = await restore.StandardOutput.ReadToEndAsync();
        await restore.WaitForExitAsync();
        Assert.True(restore.ExitCode == 0, $"{output}{await error}");
    }
}
