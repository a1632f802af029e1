using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace SessionOps.Packages.Tests;

/// <summary>Packages say which commit they were built from, and debuggers find its source.</summary>
public sealed class SourceLinkTests
{
    private static readonly Guid s_sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [SkippableTheory]
    [MemberData(nameof(PackageContentTests.Packages), MemberType = typeof(PackageContentTests))]
    public void Each_package_names_its_commit(string id)
    {
        Skip.IfNot(Path.Exists(Path.Combine(Built.Repository, ".git")), "NOT TESTED: the commit of the packages, because this folder is not a clone.");

        var package = new PackageFile(id);

        Assert.Equal("git", package.Attribute("repository", "type"));
        Assert.Matches("^[0-9a-f]{40}$", package.Attribute("repository", "commit")!);
    }

    // A project of its own: the packages of this clone link to a source only where the clone's remote is a place that serves it.
    [Fact]
    public async Task Symbols_of_a_package_lead_to_the_source_where_it_is_hosted()
    {
        var folder = Directory.CreateTempSubdirectory("sessionops-sourcelink-");
        try
        {
            var commit = await PackAsync(folder.FullName);

            using var package = ZipFile.OpenRead(Path.Combine(folder.FullName, "out", "Linked.1.0.0.nupkg"));
            using var nuspec = package.GetEntry("Linked.nuspec")!.Open();
            var repository = XDocument.Load(nuspec).Descendants().Single(static element => element.Name.LocalName == "repository");
            using var symbols = ZipFile.OpenRead(Path.Combine(folder.FullName, "out", "Linked.1.0.0.snupkg"));
            var documents = SourceLink(symbols.GetEntry("lib/net10.0/Linked.pdb")!)["documents"]!.AsObject();

            Assert.Equal(("https://github.com/owner/project", commit), ((string?)repository.Attribute("url"), (string?)repository.Attribute("commit")));
            Assert.Contains($"https://raw.githubusercontent.com/owner/project/{commit}/*", documents.Select(static document => (string)document.Value!));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<string> PackAsync(string folder)
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, "Linked.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Path.Combine(Built.Repository, "src", "Packaging", "Package.props")}" />
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><NuGetAudit>false</NuGetAudit></PropertyGroup>
            </Project>
            """
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "Linked.cs"), "public static class Linked { public static int Answer() => 42; }");
        await File.WriteAllTextAsync(Path.Combine(folder, "README.md"), "Linked.");
        // What a workflow would say of the repository itself.
        Dictionary<string, string> variables = new() { ["GITHUB_REPOSITORY"] = "owner/project", ["MSBUILDDISABLENODEREUSE"] = "1" };
        Task<string> GitAsync(params string[] arguments) =>
            Command.RunAsync("git", ["-c", "user.name=x", "-c", "user.email=x", .. arguments], folder, variables);
        await GitAsync("init", "--quiet");
        await GitAsync("remote", "add", "origin", "https://github.com/owner/project.git");
        await GitAsync("add", ".");
        await GitAsync("commit", "--quiet", "--message", "x");
        await Command.RunAsync("dotnet", ["pack", "-c", "Release", "-o", "out", "-nodeReuse:false"], folder, variables);
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    private static JsonNode SourceLink(ZipArchiveEntry pdb)
    {
        using var stream = pdb.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(copy);
        var reader = provider.GetMetadataReader();
        var link = reader
            .CustomDebugInformation.Select(reader.GetCustomDebugInformation)
            .Single(information => reader.GetGuid(information.Kind) == s_sourceLink);
        return JsonNode.Parse(Encoding.UTF8.GetString(reader.GetBlobBytes(link.Value)))!;
    }
}
