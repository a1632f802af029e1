using System.Diagnostics;
using YamlDotNet.RepresentationModel;

namespace SessionOps.Server.Tests;

/// <summary>The files that people start from can be read by what they are for.</summary>
public sealed class DeployFilesTests
{
    [Fact]
    public void The_compose_file_starts_the_servers_image_with_a_key_and_little_else()
    {
        var service = Documents("deploy/compose.yaml").Single()["services"]["sessionops"];

        Assert.Contains("SessionOps__Keys__compose", Keys(service["environment"]));
        Assert.Equal("true", Text(service["read_only"]));
        Assert.Equal(["ALL"], Items(service["cap_drop"]).Select(Text));
        Assert.All(Items(service["ports"]).Select(Text), static port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Fact]
    public void The_manifest_asks_the_routes_that_there_are()
    {
        var documents = Documents("deploy/kubernetes.yaml");
        var container = Items(documents.Single(static document => Text(document["kind"]) == "Deployment")["spec"]["template"]["spec"]["containers"]).Single();

        Assert.Equal(
            ["Deployment", "PersistentVolumeClaim", "Service"],
            documents.Select(static document => Text(document["kind"])).Order(StringComparer.Ordinal)
        );
        Assert.Equal("/health", Text(container["livenessProbe"]["httpGet"]["path"]));
        Assert.Equal("/ready", Text(container["readinessProbe"]["httpGet"]["path"]));
        Assert.All(documents, static document => Assert.NotEmpty(Text(document["apiVersion"])));
    }

    [SkippableFact]
    public async Task Systemd_takes_the_unit()
    {
        const string Program = "/usr/bin/systemd-analyze";
        Skip.IfNot(File.Exists(Program), "There is no systemd-analyze on this machine: the unit was not checked.");
        var folder = Directory.CreateTempSubdirectory("sessionops-unit-");
        try
        {
            // The program of the unit is not installed here; everything else is checked as it stands.
            var unit = (await File.ReadAllTextAsync(Repository.PathOf("deploy/sessionops.service"))).Replace(
                "/usr/bin/dotnet ",
                "/bin/true ",
                StringComparison.Ordinal
            );
            var file = Path.Combine(folder.FullName, "sessionops.service");
            await File.WriteAllTextAsync(file, unit);
            using var process = Process.Start(new ProcessStartInfo(Program, ["verify", "--man=no", file]) { RedirectStandardError = true })!;

            var complaints = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();

            Assert.DoesNotContain("sessionops.service", complaints, StringComparison.Ordinal);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<YamlNode> Documents(string file)
    {
        using var reader = File.OpenText(Repository.PathOf(file));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return [.. yaml.Documents.Select(static document => document.RootNode)];
    }

    private static IEnumerable<string> Keys(YamlNode node) => ((YamlMappingNode)node).Children.Keys.Select(Text);

    private static IEnumerable<YamlNode> Items(YamlNode node) => ((YamlSequenceNode)node).Children;

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
