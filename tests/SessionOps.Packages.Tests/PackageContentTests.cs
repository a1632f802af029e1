using System.IO.Compression;

namespace SessionOps.Packages.Tests;

/// <summary>What is in the packages, and what they ask for.</summary>
public sealed class PackageContentTests
{
    private static readonly string[] s_frameworks = ["net8.0", "net10.0"];

    public static TheoryData<string, string[], string[]> Libraries =>
        new()
        {
            { "SessionOps", ["SessionOps.Contracts", "SessionOps.Core"], ["Jint", "Microsoft.Extensions.Http.Resilience", "NCrontab"] },
            { "SessionOps.Drawing", ["SessionOps.Drawing"], ["SessionOps", "SkiaSharp"] },
            { "SessionOps.Engines.V8", ["SessionOps.Engines.V8"], ["Microsoft.ClearScript.V8", "SessionOps"] },
            { "SessionOps.Storage.Blobs", ["SessionOps.Storage.Blobs"], ["Azure.Identity", "Azure.Storage.Blobs", "SessionOps"] },
            { "SessionOps.Simulator", ["SessionOps.Simulator"], ["System.CommandLine"] },
        };

    public static TheoryData<string> Packages =>
        ["SessionOps", "SessionOps.Drawing", "SessionOps.Engines.V8", "SessionOps.Storage.Blobs", "SessionOps.Simulator", "SessionOps.Server"];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Has_assemblies_with_documentation_for_each_framework(string id, string[] assemblies, string[] dependencies)
    {
        _ = dependencies;
        var package = new PackageFile(id);

        Assert.Equal(
            s_frameworks.SelectMany(_ => assemblies, (framework, assembly) => $"lib/{framework}/{assembly}").SelectMany(FilesOf).Order(StringComparer.Ordinal),
            package.Files.Where(file => file.StartsWith("lib/", StringComparison.Ordinal))
        );

        static string[] FilesOf(string assembly) => [$"{assembly}.dll", $"{assembly}.xml"];
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Asks_for_no_package_that_it_does_not_need(string id, string[] assemblies, string[] dependencies)
    {
        _ = assemblies;

        var asked = new PackageFile(id).Dependencies;

        Assert.Equal(s_frameworks.Order(), asked.Keys.Order());
        // What the simulator uses and .NET 8 has not yet.
        Assert.All(
            asked,
            ids =>
                Assert.Equal(
                    dependencies,
                    ids.Value.Except(ids.Key == "net8.0" && id == "SessionOps.Simulator" ? ["Microsoft.Bcl.Memory", "System.Text.Json"] : [])
                )
        );
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Has_symbols_of_each_assembly(string id, string[] assemblies, string[] dependencies)
    {
        _ = dependencies;

        Assert.Equal(
            s_frameworks.SelectMany(_ => assemblies, (framework, assembly) => $"lib/{framework}/{assembly}.pdb").Order(StringComparer.Ordinal),
            new PackageFile(id, "snupkg").Files
        );
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Says_what_it_is(string id)
    {
        var package = new PackageFile(id);

        Assert.Contains("README.md", package.Files);
        Assert.Contains("icon.png", package.Files);
        Assert.Equal(
            ("README.md", "icon.png", "GPL-3.0-only", "expression"),
            (package.Text("readme"), package.Text("icon"), package.Text("license"), package.Attribute("license", "type"))
        );
        Assert.Matches(@"^[A-Z].{20,}\.$", package.Text("description")!);
    }

    [Fact]
    public void The_engine_brings_its_worker() =>
        Assert.Superset(
            new HashSet<string>
            {
                "build/SessionOps.Engines.V8.targets",
                "buildTransitive/SessionOps.Engines.V8.targets",
                "tools/worker/SessionOps.ScriptWorker.dll",
                "tools/worker/SessionOps.ScriptWorker.runtime.json",
            },
            new PackageFile("SessionOps.Engines.V8").Files.ToHashSet(StringComparer.Ordinal)
        );

    [Fact]
    public void The_icon_is_a_picture_that_feeds_take()
    {
        using var zip = ZipFile.OpenRead(Path.Combine(Built.Feed, $"SessionOps.{Built.Version}.nupkg"));
        var icon = zip.GetEntry("icon.png")!;
        using var stream = icon.Open();
        var head = new byte[24];
        stream.ReadExactly(head);

        Assert.Equal([0x89, .. "PNG\r\n"u8], head[..6]);
        Assert.Equal((0, 128, 0, 128), (head[18], head[19], head[22], head[23]));
        Assert.True(icon.Length < 1 << 20);
    }
}
