using System.Text.Json;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace SessionOps.Core.Tests.Documentation;

/// <summary>Every link of the documentation leads somewhere, and every page can be reached.</summary>
public sealed class LinkTests
{
    [Fact]
    public void Each_link_leads_to_a_file_and_a_heading_that_there_are() =>
        Assert.Empty(MarkdownPage.All.SelectMany(page => page.Links.Where(link => IsBroken(page, link)).Select(link => $"{page}: {link}")));

    [Fact]
    public void Each_page_is_listed_in_the_contents()
    {
        var contents = MarkdownPage.All.Single(page => page.Path == "docs/README.md");
        var listed = contents.Links.Where(IsOurs).Select(link => Target(contents, link).File);

        Assert.Empty(
            MarkdownPage.All.Select(page => page.Path).Where(path => path.StartsWith("docs/", StringComparison.Ordinal)).Except(listed).Except([contents.Path])
        );
    }

    [Fact]
    public void A_package_links_to_the_feed_alone()
    {
        var packages = MarkdownPage.All.Where(page => page.Path.StartsWith("src/", StringComparison.Ordinal));

        Assert.All(packages.SelectMany(page => page.Links), link => Assert.False(IsOurs(link), link));
    }

    [Fact]
    public void Each_page_of_the_site_links_to_what_the_site_has()
    {
        using var docfx = JsonDocument.Parse(File.ReadAllText(Path.Combine(DocumentedTable.Root, "docfx.json")));
        var build = docfx.RootElement.GetProperty("build");
        var pages = Files(build.GetProperty("content"));
        var all = pages.Concat(Files(build.GetProperty("resource"))).ToHashSet(StringComparer.Ordinal);

        var missing = MarkdownPage
            .All.Where(page => pages.Contains(page.Path))
            .SelectMany(page => page.Links.Where(IsOurs).Select(link => (Page: page, Target(page, link).File)))
            .Where(link => File.Exists(Path.Combine(DocumentedTable.Root, link.File)) && !all.Contains(link.File));

        Assert.Contains("docs/README.md", pages);
        Assert.Empty(missing);
    }

    private static HashSet<string> Files(JsonElement groups)
    {
        var root = new DirectoryInfoWrapper(new DirectoryInfo(DocumentedTable.Root));
        return
        [
            .. groups
                .EnumerateArray()
                .SelectMany(group =>
                {
                    var matcher = new Matcher();
                    matcher.AddIncludePatterns(Patterns(group, "files"));
                    matcher.AddExcludePatterns(Patterns(group, "exclude"));
                    return matcher.Execute(root).Files.Select(static file => file.Path);
                }),
        ];
    }

    private static IEnumerable<string> Patterns(JsonElement group, string name) =>
        group.TryGetProperty(name, out var patterns) ? [.. patterns.EnumerateArray().Select(static pattern => pattern.GetString()!)] : [];

    private static bool IsOurs(string link) => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith("mailto:", StringComparison.Ordinal);

    private static bool IsBroken(MarkdownPage from, string link)
    {
        if (!IsOurs(link))
            return !Uri.TryCreate(link, UriKind.Absolute, out _);
        var (file, anchor) = Target(from, link);
        var path = Path.Combine(DocumentedTable.Root, file);
        if (!File.Exists(path) && !Directory.Exists(path))
            return true;
        return anchor.Length > 0 && MarkdownPage.All.Single(page => page.Path == file).Anchors.Contains(anchor) is false;
    }

    private static (string File, string Anchor) Target(MarkdownPage from, string link)
    {
        var parts = link.Split('#', 2);
        var file = parts[0].Length == 0 ? from.Path : Path.Combine(Path.GetDirectoryName(from.Path)!, parts[0]);
        var whole = Path.GetFullPath(Path.Combine(DocumentedTable.Root, file));
        return (Path.GetRelativePath(DocumentedTable.Root, whole).Replace('\\', '/'), parts.Length > 1 ? parts[1] : "");
    }
}
