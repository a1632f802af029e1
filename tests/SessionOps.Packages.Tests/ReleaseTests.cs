using System.Text.RegularExpressions;
using System.Xml.Linq;
using YamlDotNet.RepresentationModel;

namespace SessionOps.Packages.Tests;

/// <summary>What a tag releases, and by which version.</summary>
public sealed partial class ReleaseTests
{
    private static readonly string[] s_platforms = ["linux-arm64", "linux-x64", "osx-arm64", "osx-x64", "win-x64"];

    [Fact]
    public void Each_workflow_is_YAML_whose_jobs_have_steps() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(Built.Repository, ".github", "workflows")),
            file => Assert.All(Jobs(file), job => Assert.NotEmpty((YamlSequenceNode)job.Value["steps"]))
        );

    [Fact]
    public void Makes_the_server_for_five_platforms_and_publishes_only_what_was_made()
    {
        var jobs = Jobs(Path.Combine(Built.Repository, ".github", "workflows", "release.yml"));

        var platforms = ((YamlSequenceNode)jobs["server"]["strategy"]["matrix"]["include"]).Select(entry => $"{entry["platform"]}");
        var needed = ((YamlSequenceNode)jobs["publish"]["needs"]).Select(name => $"{name}");

        Assert.Equal(s_platforms, platforms.Order(StringComparer.Ordinal));
        Assert.Equal(jobs.Keys.Where(name => name != "publish").Order(), needed.Order());
    }

    [Fact]
    public void Every_step_of_a_release_is_pinned()
    {
        var steps = Jobs(Path.Combine(Built.Repository, ".github", "workflows", "release.yml")).Values.SelectMany(job => (YamlSequenceNode)job["steps"]);

        var used = steps.Cast<YamlMappingNode>().Where(step => step.Children.ContainsKey("uses")).Select(step => $"{step["uses"]}");

        Assert.All(used, action => Assert.Matches("^actions/[a-z-]+@[0-9a-f]{40}$", action));
    }

    [Fact]
    public void Starts_published_servers_by_the_name_that_publishing_gives_them()
    {
        var project = XDocument.Load(Path.Combine(Built.Repository, "src", "SessionOps.Server", "SessionOps.Server.csproj"));
        var name = project.Descendants("ToolCommandName").Single().Value;

        var started = Directory
            .EnumerateFiles(Path.Combine(Built.Repository, ".github", "workflows"))
            .SelectMany(file => Jobs(file).Values)
            .SelectMany(job => (YamlSequenceNode)job["steps"])
            .OfType<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("run"))
            .SelectMany(step => PublishedProgram().Matches($"{step["run"]}"))
            .Select(match => match.Groups[1].Value)
            .ToList();

        Assert.NotEmpty(started);
        Assert.All(started, program => Assert.Equal(name, program));
    }

    [SkippableFact]
    public async Task The_notes_are_the_changelogs_words()
    {
        Skip.If(OperatingSystem.IsWindows(), "NOT TESTED: .ci/notes, which is a script for bash.");

        var notes = await Command.RunAsync("bash", [".ci/notes", Built.Version], Built.Repository, new Dictionary<string, string>());

        Assert.Matches(@"\A\s*### .+\n\n- ", notes);
        Assert.DoesNotContain("\n## ", notes, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?m)^\s*out/(?:[\w-]+/)*([\w.]+) --")]
    private static partial Regex PublishedProgram();

    private static Dictionary<string, YamlNode> Jobs(string file)
    {
        using var text = File.OpenText(file);
        var yaml = new YamlStream();
        yaml.Load(text);
        return ((YamlMappingNode)yaml.Documents.Single().RootNode["jobs"]).Children.ToDictionary(job => $"{job.Key}", job => job.Value);
    }
}
