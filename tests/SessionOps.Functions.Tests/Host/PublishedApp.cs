using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace SessionOps.Functions.Tests.Host;

/// <summary>The app as azd publishes it, once for all tests.</summary>
internal static class PublishedApp
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(8);
    private static readonly Lazy<Task<string>> s_folder = new(PublishAsync);

    /// <summary>The folder of the app's project.</summary>
    public static string Project { get; } = Metadata("App");

    /// <summary>The folder of the package.</summary>
    public static Task<string> FolderAsync() => s_folder.Value;

    private static async Task<string> PublishAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "published");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        // Its references were built with this project; while other projects of the solution build, nobody else may touch them.
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", Project, "-c", Metadata("Configuration"), "-o", folder, "-p:BuildProjectReferences=false", .. Platform()]
        )
        {
            RedirectStandardOutput = true,
        };
        // A node that stays would keep this process's output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var publish = Process.Start(start)!;
        using var limit = new CancellationTokenSource(s_limit);
        // The output ends with the process and all that it started.
        await using var kill = limit.Token.Register(() => publish.Kill(entireProcessTree: true));
        var output = await publish.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await publish.WaitForExitAsync(CancellationToken.None);
        if (limit.IsCancellationRequested)
            throw new TimeoutException($"The app was not published within {s_limit.TotalMinutes:0} minutes: {output}");
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException($"The app could not be published: {output}");
    }

    // Without a word the package is for Azure's own platform; here it has to run.
    private static string[] Platform() =>
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64
            ? []
            :
            [
                "-r",
                $"{(OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : "linux")}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}",
            ];

    private static string Metadata(string key) =>
        typeof(PublishedApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
