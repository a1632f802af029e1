using SessionOps.Simulator;

namespace SessionOps.Packages.Tests;

/// <summary>The samples of docs/samples in an empty folder, built from the packages alone, and a simulator for them to talk to.</summary>
public sealed class Samples : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-samples-");
    private int _runs;

    /// <summary>The YouTube of the samples.</summary>
    public SimulatorHost YouTube { get; private set; } = null!;

    /// <summary>The folder.</summary>
    public string Folder => _folder.FullName;

    /// <summary>What the .NET SDK is told: a package cache of our own, so that no package of an earlier run is taken for this one's.</summary>
    internal Dictionary<string, string> Variables =>
        new()
        {
            ["NUGET_PACKAGES"] = Path.Combine(Folder, "packages"),
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",
        };

    public async Task InitializeAsync()
    {
        YouTube = await SimulatorHost.StartAsync();
        Copy(Path.Combine(Built.Repository, "docs", "samples"), Folder);
        await WriteAsync(
            "nuget.config",
            $"""<configuration><packageSources><clear /><add key="packed" value="{Built.Feed}" /></packageSources></configuration>"""
        );
        // The packages of other people are taken from where they lie already.
        await WriteAsync(
            "Directory.Build.props",
            $"<Project><PropertyGroup><RestoreFallbackFolders>{Built.PackageFolder}</RestoreFallbackFolders><NuGetAudit>false</NuGetAudit><TreatWarningsAsErrors>true</TreatWarningsAsErrors></PropertyGroup></Project>"
        );
        var projects = Directory.EnumerateFiles(Folder, "*.csproj", SearchOption.AllDirectories).Select(project => Path.GetRelativePath(Folder, project));
        await WriteAsync("Samples.slnx", $"<Solution>{string.Concat(projects.Select(project => $"""<Project Path="{project}" />"""))}</Solution>");
        await Command.RunAsync("dotnet", ["build", "Samples.slnx", "-v", "q", "-nodeReuse:false"], Folder, Variables);
    }

    public async Task DisposeAsync()
    {
        await YouTube.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>Runs a sample to its end and gives what it wrote.</summary>
    internal Task<string> RunAsync(string sample, string framework = "net10.0") =>
        Command.RunAsync("dotnet", [ProgramOf(sample, framework)], Folder, SettingsFor());

    /// <summary>Starts a sample that stays.</summary>
    internal Command Start(string sample, params string[] arguments) =>
        Command.Start("dotnet", [ProgramOf(sample, "net10.0"), .. arguments], Folder, SettingsFor());

    // Each run has a store of its own, as the user of each sample has.
    private Dictionary<string, string> SettingsFor()
    {
        var store = Path.Combine(Folder, $"store{Interlocked.Increment(ref _runs)}");
        return new()
        {
            ["SessionOps__YouTubeUrl"] = YouTube.Url.AbsoluteUri,
            ["SessionOps__InterpreterHosts"] = YouTube.Url.Authority,
            ["SessionOps__Store"] = store,
            ["SessionOps__CacheFolder"] = store + "-cache",
            ["SessionOps__ScriptTimeout"] = "120",
            ["DOTNET_ROLL_FORWARD"] = "Major",
        };
    }

    private string ProgramOf(string sample, string framework) => Path.Combine(Folder, sample, "bin", "Debug", framework, $"{sample}.dll");

    private Task WriteAsync(string file, string text) => File.WriteAllTextAsync(Path.Combine(Folder, file), text);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var path = Path.GetRelativePath(from, file);
            if (path.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any())
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, path))!);
            File.Copy(file, Path.Combine(to, path));
        }
    }
}
