using System.IO.Compression;
using System.Xml.Linq;

namespace SessionOps.Packages.Tests;

/// <summary>A package that was packed, as a feed would get it.</summary>
internal sealed class PackageFile
{
    private readonly XElement _metadata;

    public PackageFile(string id, string extension = "nupkg")
    {
        using var zip = ZipFile.OpenRead(Path.Combine(Built.Feed, $"{id}.{Built.Version}.{extension}"));
        Files = [.. zip.Entries.Select(entry => entry.FullName).Where(IsContent).Order(StringComparer.Ordinal)];
        using var nuspec = zip.GetEntry($"{id}.nuspec")!.Open();
        _metadata = XDocument.Load(nuspec).Root!.Elements().Single();
    }

    /// <summary>What is in it, without what every package has for the feed.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The packages that it needs, by framework.</summary>
    public IReadOnlyDictionary<string, string[]> Dependencies =>
        Element("dependencies")!
            .Elements()
            .ToDictionary(
                group => (string)group.Attribute("targetFramework")!,
                group => group.Elements().Select(dependency => (string)dependency.Attribute("id")!).Order(StringComparer.Ordinal).ToArray()
            );

    public string? Text(string name) => Element(name)?.Value;

    public string? Attribute(string name, string attribute) => (string?)Element(name)?.Attribute(attribute);

    private XElement? Element(string name) => _metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name);

    private static bool IsContent(string file) =>
        !file.StartsWith("_rels/", StringComparison.Ordinal)
        && !file.StartsWith("package/", StringComparison.Ordinal)
        && !file.EndsWith(".nuspec", StringComparison.Ordinal)
        && file != "[Content_Types].xml";
}
