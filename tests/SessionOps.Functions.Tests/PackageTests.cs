using System.Reflection.PortableExecutable;
using System.Text.Json;
using SessionOps.Functions.Tests.Host;

namespace SessionOps.Functions.Tests;

/// <summary>What <c>dotnet publish</c> leaves is what Azure needs, and no more.</summary>
[Collection(RealWorker.Name)]
public sealed class PackageTests
{
    [Fact]
    public async Task Has_what_the_host_reads()
    {
        var folder = await PublishedApp.FolderAsync();

        Assert.Equal("SessionOps.FunctionsApp.dll", Json(folder, "worker.config.json").GetProperty("description").GetProperty("defaultWorkerPath").GetString());
        Assert.Equal("OpenTelemetry", Json(folder, "host.json").GetProperty("telemetryMode").GetString());
        Assert.NotEmpty(Json(folder, "extensions.json").GetProperty("extensions").EnumerateArray());
        Assert.True(Directory.Exists(Path.Combine(folder, ".azurefunctions")));
        Assert.NotEmpty(Json(folder, "functions.metadata").EnumerateArray());
    }

    [Fact]
    public async Task Leaves_out_what_nobody_reads_there()
    {
        var files = Directory
            .EnumerateFiles(await PublishedApp.FolderAsync(), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(path)!)
            .ToArray();

        Assert.DoesNotContain(files, file => file.StartsWith("SessionOps", StringComparison.Ordinal) && file.EndsWith(".xml", StringComparison.Ordinal));
        Assert.DoesNotContain("ClearScript.V8.ICUData.dll", files);
        Assert.DoesNotContain("local.settings.json", files);
        Assert.DoesNotContain(files, file => file.StartsWith("SessionOps.Simulator", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("SessionOps.Core.dll")]
    [InlineData("Jint.dll")]
    [InlineData("SessionOps.FunctionsApp.dll")]
    public async Task Is_compiled_ahead(string assembly)
    {
        await using var stream = File.OpenRead(Path.Combine(await PublishedApp.FolderAsync(), assembly));
        using var file = new PEReader(stream);

        // A header of native code, which an assembly of IL alone does not have.
        Assert.True(file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }

    // Publishing restores for a platform, which no lock file covers by itself.
    [Fact]
    public async Task Is_made_of_the_packages_that_are_locked()
    {
        await PublishedApp.FolderAsync();

        var locked = Json(PublishedApp.Project, "packages.lock.json")
            .GetProperty("dependencies")
            .GetProperty("net10.0")
            .EnumerateObject()
            .Where(package => package.Value.TryGetProperty("contentHash", out _))
            .Select(package => $"{package.Name.ToUpperInvariant()}/{package.Value.GetProperty("resolved")} {package.Value.GetProperty("contentHash")}");
        var restored = Json(Path.Combine(PublishedApp.Project, "obj"), "project.assets.json")
            .GetProperty("libraries")
            .EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package")
            .Select(library => $"{library.Name.ToUpperInvariant()} {library.Value.GetProperty("sha512")}")
            .ToArray();

        Assert.NotEmpty(restored);
        Assert.Empty(restored.Except(locked));
    }

    private static JsonElement Json(string folder, string file) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file))).RootElement;
}
