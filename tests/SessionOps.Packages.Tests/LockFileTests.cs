using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace SessionOps.Packages.Tests;

/// <summary>The lock files fix every package with its hash, and a restore that would differ from them fails.</summary>
public sealed class LockFileTests : IDisposable
{
    // The smallest of our projects that has two frameworks and packages.
    private static readonly string s_project = Path.Combine("src", "SessionOps.Contracts");

    private static readonly string[] s_ofRepository = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sessionops-locked-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Each_project_has_one() =>
        Assert.All(Projects(), project => Assert.True(LockFilesBeside(project).Any(), $"{project} has no lock file: dotnet restore {project}"));

    [Fact]
    public void Each_package_in_them_has_a_version_and_a_hash() =>
        Assert.All(
            Locked(),
            package =>
            {
                Assert.Matches(@"^\d+\.\d+", $"{package.Entry["resolved"]}");
                Assert.Equal(64, Convert.FromBase64String($"{package.Entry["contentHash"]}").Length);
            }
        );

    // What the SDK adds by itself has the version of its own patch, and another SDK would have another lock file.
    [Fact]
    public void What_a_project_asks_for_has_the_version_that_is_written_here()
    {
        var packages = Versions("Directory.Packages.props", "PackageVersion", "Include", "Version");
        var tools = Versions("Directory.Build.targets", "KnownILLinkPack", "Update", "ILLinkPackVersion");

        var asked = Locked()
            .Where(package => $"{package.Entry["type"]}" == "Direct")
            .Select(package => $"{package.Id} {package.Entry["requested"]}")
            .Distinct();

        // Every SDK adds this one to netstandard2.0, in its last version.
        Assert.Equal(["NETStandard.Library [2.0.3, )"], asked.Except(packages).Except(tools));
    }

    [Theory]
    [InlineData("restore")]
    [InlineData("msbuild", "-restore", "-target:GetTargetFrameworks", "-property:RuntimeIdentifier=linux-x64")]
    public async Task A_package_with_another_hash_is_not_restored(params string[] command)
    {
        CopyProject(asksFeed: command.Contains("-property:RuntimeIdentifier=linux-x64"));
        var before = await RestoreAsync(command);
        Replace(Path.Combine(s_project, "packages.lock.json"), "\"contentHash\": \"", "\"contentHash\": \"AAAA");

        var after = await RestoreAsync([.. command, "-property:RestoreForce=true"]);

        Assert.DoesNotContain("error", before, StringComparison.Ordinal);
        Assert.Contains("error NU1403", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CI_restores_no_version_that_is_not_locked()
    {
        CopyProject();
        Replace(
            "Directory.Packages.props",
            "\"Microsoft.CodeAnalysis.PublicApiAnalyzers\" Version=\"4",
            "\"Microsoft.CodeAnalysis.PublicApiAnalyzers\" Version=\"3"
        );

        var written = await RestoreAsync("restore");

        Assert.Contains("error NU1004", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".ci/run", "export CI=true")]
    [InlineData("Dockerfile", "RUN CI=true dotnet publish")]
    public void Where_no_workflow_says_it_is_CI_it_is_said(string file, string text) =>
        Assert.Contains(text, File.ReadAllText(Path.Combine(Built.Repository, file)), StringComparison.Ordinal);

    private static IEnumerable<string> Projects() =>
        Directory
            .EnumerateFiles(Built.Repository, "*.csproj", SearchOption.AllDirectories)
            .Select(project => Path.GetRelativePath(Built.Repository, project))
            .Where(project =>
                // The samples are projects of their users.
                !project.StartsWith(Path.Combine("docs", "samples"), StringComparison.Ordinal)
                && !project.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "node_modules", "artifacts", "BenchmarkDotNet.Artifacts"]).Any()
            );

    private static IEnumerable<string> LockFilesBeside(string project) =>
        Directory.EnumerateFiles(Path.Combine(Built.Repository, Path.GetDirectoryName(project)!), "packages*.lock.json");

    private static IEnumerable<(string Id, JsonNode Entry)> Locked() =>
        from file in Projects().SelectMany(LockFilesBeside)
        from framework in JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!.AsObject()
        from package in framework.Value!.AsObject()
        where $"{package.Value!["type"]}" != "Project"
        select (package.Key, package.Value!);

    private static IEnumerable<string> Versions(string file, string item, string id, string version) =>
        XDocument
            .Load(Path.Combine(Built.Repository, file))
            .Descendants(item)
            .Select(package => $"{package.Attribute(id)!.Value} [{package.Attribute(version)!.Value}, )");

    private void CopyProject(bool asksFeed = false)
    {
        var files = s_ofRepository
            .Concat(Directory.EnumerateFiles(Path.Combine(Built.Repository, "src", "Packaging"), "*.props"))
            .Concat(Directory.EnumerateFiles(Path.Combine(Built.Repository, s_project), "*.csproj"))
            .Append(Path.Combine(s_project, "packages.lock.json"));
        foreach (var file in files)
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(Built.Repository, Path.Combine(Built.Repository, file)));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Built.Repository, file), copy);
        }

        // Every package of the project is there already, so no feed is asked; only a platform's runtime may not be.
        if (!asksFeed)
            File.WriteAllText(Path.Combine(_folder.FullName, "nuget.config"), "<configuration><packageSources><clear /></packageSources></configuration>");
    }

    private void Replace(string file, string text, string by)
    {
        var path = Path.Combine(_folder.FullName, file);
        var before = File.ReadAllText(path);
        Assert.Contains(text, before, StringComparison.Ordinal);
        File.WriteAllText(path, before.Replace(text, by, StringComparison.Ordinal));
    }

    // In CI, on what the build of this project has restored.
    private async Task<string> RestoreAsync(params string[] command)
    {
        await using var restore = Command.Start(
            "dotnet",
            [command[0], s_project, .. command[1..], "-nodeReuse:false"],
            _folder.FullName,
            new Dictionary<string, string>
            {
                ["CI"] = "true",
                ["NUGET_PACKAGES"] = Built.PackageFolder,
                ["MSBUILDDISABLENODEREUSE"] = "1",
            }
        );
        return await restore.ReadToEndAsync();
    }
}
