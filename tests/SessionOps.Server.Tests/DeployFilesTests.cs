using k8s;
using k8s.Models;
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

    [SkippableFact]
    public async Task Docker_compose_takes_the_compose_file_and_asks_for_both_secrets()
    {
        string[]? compose = Programs.Find("docker-compose") is { } standalone ? [standalone] : null;
        if (compose is null && Programs.Find("docker") is { } docker && await Programs.RunAsync(docker, ["compose", "version"]) is { ExitCode: 0 })
            compose = [docker, "compose"];
        Skip.If(compose is null, "There is no docker compose on this machine: the file was read, but not by what it is for.");
        string[] config = [.. compose[1..], "-f", Repository.PathOf("deploy/compose.yaml"), "config"];
        (string, string)[] secrets = [("SESSIONOPS_KEY", "0123456789abcdef-key"), ("SESSIONOPS_PATH_SECRET", "fedcba9876543210")];

        var (exitCode, output) = await Programs.RunAsync(compose[0], config, secrets);
        var refused = await Programs.RunAsync(compose[0], config, secrets[..1]);

        Assert.True(exitCode == 0, output);
        Assert.Contains("SessionOps__PluginSecrets__0: fedcba9876543210", output, StringComparison.Ordinal);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("set it to a random secret", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_image_is_built_on_images_that_nobody_can_replace() =>
        Assert.All(
            File.ReadLines(Repository.PathOf("Dockerfile")).Where(static line => line.StartsWith("FROM ", StringComparison.Ordinal)),
            static line => Assert.Matches(@" mcr\.microsoft\.com/dotnet/[a-z]+:[0-9a-z.-]+@sha256:[0-9a-f]{64}( AS [a-z]+)?$", line)
        );

    [Fact]
    public void The_manifest_is_of_kubernetes_own_types_and_asks_the_routes_that_there_are()
    {
        // Strict: a member that the type does not have, or has as something else, is an error.
        var objects = KubernetesYaml.LoadAllFromString(File.ReadAllText(Repository.PathOf("deploy/kubernetes.yaml")), strict: true);

        Assert.Equal([typeof(V1Deployment), typeof(V1PersistentVolumeClaim), typeof(V1Service)], objects.Select(static document => document.GetType()));
        var pod = objects.OfType<V1Deployment>().Single().Spec.Template;
        var container = pod.Spec.Containers.Single();
        Assert.Equal("/health", container.LivenessProbe.HttpGet.Path);
        Assert.Equal("/ready", container.ReadinessProbe.HttpGet.Path);
        Assert.Equal(objects.OfType<V1PersistentVolumeClaim>().Single().Metadata.Name, pod.Spec.Volumes.Single().PersistentVolumeClaim.ClaimName);
        Assert.Equal(pod.Metadata.Labels, objects.OfType<V1Service>().Single().Spec.Selector);
        Assert.Equal(container.Ports.Single().Name, objects.OfType<V1Service>().Single().Spec.Ports.Single().TargetPort.Value);
    }

    [SkippableFact]
    public async Task Systemd_takes_the_unit()
    {
        var program = Programs.Find("systemd-analyze");
        Skip.If(program is null, "There is no systemd-analyze on this machine: the unit was not checked.");
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

            var (exitCode, complaints) = await Programs.RunAsync(program, ["verify", "--man=no", file]);

            Assert.DoesNotContain("sessionops.service", complaints, StringComparison.Ordinal);
            Assert.Equal(0, exitCode);
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
