using System.Diagnostics;
using System.Text.Json;
using SessionOps.Simulator;

namespace SessionOps.PowerShell.Tests;

/// <summary>A process that runs Pester tests on a simulator, and what became of each.</summary>
internal static class PesterRun
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(5);

    private static readonly Lazy<Task<ILookup<string, Result>>> s_complete = new(async () =>
        (await RunAsync(await RealPowerShell.CommandAsync(), isComplete: true)).ToLookup(KeyOf)
    );

    private static readonly Lazy<Task<ILookup<string, Result>>> s_console = new(async () =>
        (await RunAsync(["dotnet", Path.Combine(AppContext.BaseDirectory, "SessionOps.Shell.dll")], isComplete: false)).ToLookup(KeyOf)
    );

    /// <summary>Fails as the test did.</summary>
    public static async Task AssertPassedAsync(string file, string test, bool isComplete) =>
        AssertPassed([.. (await (isComplete ? s_complete : s_console).Value)[$"{file}:{test}"]]);

    /// <summary>Tries a released package in a complete PowerShell.</summary>
    public static async Task AssertPassedAsync(string package) => AssertPassed(await RunAsync(await RealPowerShell.CommandAsync(), isComplete: true, package));

    private static void AssertPassed(Result[] results)
    {
        Assert.NotEmpty(results);
        // A test with data has a result for each.
        Assert.All(results, result => Assert.True(result.Outcome == "Passed", $"{result.Name}: {result.Outcome}\n{result.Error}"));
    }

    private static string KeyOf(Result result) => $"{result.File}:{result.Path}";

    private static async Task<Result[]> RunAsync(string[] command, bool isComplete, string? package = null)
    {
        var folder = Directory.CreateTempSubdirectory("sessionops-");
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Seed = 1, ProgramBytes = 2000 });
        try
        {
            var assemblies = Path.Combine(folder.FullName, "assemblies");
            ConflictingAssemblies.Save(assemblies);
            var results = Path.Combine(folder.FullName, "results.json");
            string[] except = [isComplete ? "" : PesterScripts.CompleteOnly, package is null ? PesterScripts.ReleasedOnly : ""];
            var script =
                $"& '{Path.Combine(PesterScripts.Folder, "Run.ps1")}' -Pester '{BuildMetadata.Of("Pester")}' -Results '{results}'"
                + $" -Except '{string.Join("', '", except)}' -File '{(package is null ? "" : "Package.Tests.ps1")}'";
            string[] arguments = isComplete ? ["-NoProfile", "-NonInteractive", "-Command", script] : [script];
            var start = new ProcessStartInfo(command[0], [.. command.Skip(1), .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = folder.FullName,
            };
            start.Environment["SESSIONOPS_TEST_ASSEMBLIES"] = assemblies;
            start.Environment["SESSIONOPS_TEST_PACKAGE"] = package;
            foreach (var (name, value) in Settings(simulator, folder.FullName))
                start.Environment[name] = value;
            var output = await EndAsync(start);
            Assert.True(File.Exists(results), output);
            return JsonSerializer.Deserialize<Result[]>(await File.ReadAllTextAsync(results))!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> EndAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var timeout = new CancellationTokenSource(s_timeout);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        return $"{await output}{await error}";
    }

    private static Dictionary<string, string?> Settings(SimulatorHost simulator, string folder) =>
        new()
        {
            ["SessionOps__YouTubeUrl"] = simulator.Url.GetLeftPart(UriPartial.Authority),
            ["SessionOps__InterpreterHosts"] = simulator.Url.Authority,
            ["SessionOps__Store"] = Path.Combine(folder, "store"),
            ["SessionOps__CacheFolder"] = Path.Combine(folder, "cache"),
            ["SESSIONOPS_TEST_MODULE"] = ModuleUnderTest.Folder,
            // Whatever a test installs or PowerShell remembers stays in the test's folder.
            ["HOME"] = folder,
            ["XDG_CACHE_HOME"] = null,
            ["XDG_DATA_HOME"] = null,
            ["XDG_CONFIG_HOME"] = null,
            ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
            ["POWERSHELL_UPDATECHECK"] = "Off",
        };

    private sealed record Result(string File, string Path, string Name, string Outcome, string Error);
}
