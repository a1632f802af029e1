using System.Xml.Linq;

namespace SessionOps.Module.Build;

/// <summary>A package whose assemblies go with the module.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="License">Its licence as an SPDX expression, else the address of its text.</param>
/// <param name="Copyright">Its copyright.</param>
/// <param name="Text">The licence's text; empty when the package does not contain it.</param>
internal sealed record Package(string Id, string Version, string License, string Copyright, string Text)
{
    private static readonly string[] s_texts = ["LICENSE", "LICENSE.txt", "LICENSE.md", "LICENSE.TXT"];

    /// <summary>Reads the packages of the files in the package folder, each once.</summary>
    public static IReadOnlyList<Package> Read(IEnumerable<string> lines) =>
        [
            .. lines
                .Select(line => line.Split('|'))
                .Where(parts => parts is [{ Length: > 0 }, _, _])
                .DistinctBy(parts => parts[0], StringComparer.OrdinalIgnoreCase)
                .OrderBy(parts => parts[0], StringComparer.OrdinalIgnoreCase)
                .Select(parts => Read(parts[0], parts[1], FolderOf(parts[2], parts[0], parts[1]))),
        ];

    // A file lies some levels below <packages>/<id>/<version>.
    private static string FolderOf(string file, string id, string version)
    {
        var end = Path.Combine(id.ToLowerInvariant(), version.ToLowerInvariant());
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (folder.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                return folder;
        }

        throw new DirectoryNotFoundException($"'{file}' is not in the folder of {id} {version}.");
    }

    private static Package Read(string id, string version, string folder)
    {
        var metadata = XDocument
            .Load(Directory.EnumerateFiles(folder, "*.nuspec").Single())
            .Descendants()
            .Single(element => element.Name.LocalName == "metadata");
        var license = Element("license");
        var isFile = (string?)license?.Attribute("type") == "file";
        var text = s_texts
            .Prepend(isFile ? license!.Value : "")
            .Where(name => name.Length > 0)
            .Select(name => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        // A licence without a name of its own is found by its text.
        var name = isFile ? $"LicenseRef-{id}" : license?.Value ?? Element("licenseUrl")?.Value ?? "";
        return new Package(
            id,
            version,
            name,
            Element("copyright")?.Value ?? $"Copyright {Element("authors")?.Value}",
            text is null ? "" : File.ReadAllText(text)
        );

        XElement? Element(string name) => metadata.Elements().FirstOrDefault(element => element.Name.LocalName == name);
    }
}
