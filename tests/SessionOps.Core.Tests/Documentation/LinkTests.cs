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
