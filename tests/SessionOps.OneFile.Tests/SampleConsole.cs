using System.Diagnostics;
using System.Reflection;

namespace SessionOps.OneFile.Tests;

/// <summary>The module's console with the sample module, each script in a process of its own.</summary>
internal static class SampleConsole
{
    public static string Module { get; } =
        typeof(SampleConsole).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Module").Value!;

    /// <summary>Runs a script on a simulator and gives what it shows.</summary>
    public static async Task<string> RunAsync(string script)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SessionOps.Shell.dll"), "--simulator", "--module", Module, script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return output;
    }

    /// <summary>Runs a script on a simulator and gives the lines that it shows.</summary>
    public static async Task<IEnumerable<string>> LinesAsync(string script) =>
        (await RunAsync(script)).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
