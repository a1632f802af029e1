using System.Text.RegularExpressions;

namespace SessionOps.Core.Tests;

public sealed partial class FolderTests
{
    [Fact]
    public void No_two_folders_of_the_core_depend_on_each_other()
    {
        var uses = Folders().ToDictionary(static folder => folder, Uses);

        foreach (var folder in uses.Keys)
            Assert.False(Reaches(uses, folder, folder, []), $"{folder} depends on itself through other folders: {string.Join(", ", uses[folder])}.");
    }

    [Fact]
    public void The_layers_are_found_in_the_sources()
    {
        Assert.Contains("InnerTube", Uses("Attestation"));
        Assert.Contains("Diagnostics", Uses("Attestation"));
    }

    private static bool Reaches(Dictionary<string, HashSet<string>> uses, string from, string to, HashSet<string> seen) =>
        uses[from].Any(next => next == to || (seen.Add(next) && Reaches(uses, next, to, seen)));

    private static IEnumerable<string> Folders() =>
        Directory.EnumerateDirectories(CorePath()).Select(folder => Path.GetFileName(folder)).Where(static folder => folder is not ("bin" or "obj"));

    private static HashSet<string> Uses(string folder)
    {
        var sources = Sources(folder).Select(File.ReadAllText).ToList();
        var uses = sources.SelectMany(static text => Using().Matches(text)).Select(static match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        // Its types are in the root namespace, so that nobody needs a using for them.
        if (sources.Exists(text => Sources("Diagnostics").Any(type => text.Contains(Path.GetFileNameWithoutExtension(type), StringComparison.Ordinal))))
            uses.Add("Diagnostics");
        uses.Remove(folder);
        uses.IntersectWith(Folders());
        return uses;
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Path.Combine(CorePath(), folder), "*.cs", SearchOption.AllDirectories);

    private static string CorePath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SessionOps.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(folder.FullName, "src", "SessionOps.Core");
    }

    [GeneratedRegex(@"^using SessionOps\.(\w+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Using();
}
