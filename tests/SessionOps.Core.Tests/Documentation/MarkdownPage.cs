using System.Text.RegularExpressions;

namespace SessionOps.Core.Tests.Documentation;

/// <summary>A page of the documentation, as far as the tests read it: headings, links and blocks of code.</summary>
internal sealed partial class MarkdownPage
{
    private MarkdownPage(string path)
    {
        Path = path;
        var text = new List<string>();
        List<string>? block = null;
        foreach (var line in File.ReadLines(System.IO.Path.Combine(DocumentedTable.Root, path)))
        {
            if (Fence().Match(line) is { Success: true } fence)
            {
                if (block is null)
                    Blocks.Add(new(fence.Groups[1].Value, block = []));
                else
                    block = null;
            }
            else
                (block ?? text).Add(line);
        }

        Anchors = text.Where(line => line.StartsWith('#')).Select(heading => AnchorOf(heading.TrimStart('#').Trim())).ToHashSet(StringComparer.Ordinal);
        Links = [.. text.SelectMany(line => Link().Matches(Code().Replace(line, ""))).Select(match => match.Groups[1].Value)];
    }

    /// <summary>The README, the pages of docs and of the packages, and what else stands at the top.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. Directory
            .EnumerateFiles(DocumentedTable.Root, "*.md")
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(DocumentedTable.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(System.IO.Path.Combine(DocumentedTable.Root, "src"), "README.md", SearchOption.AllDirectories))
            .Select(path => new MarkdownPage(System.IO.Path.GetRelativePath(DocumentedTable.Root, path).Replace('\\', '/'))),
    ];

    /// <summary>Where it is, from the repository's root.</summary>
    public string Path { get; }

    /// <summary>The names of its headings, as GitHub makes them.</summary>
    public IReadOnlySet<string> Anchors { get; }

    /// <summary>The targets of its links.</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>Its blocks of code: the language, and the lines.</summary>
    public List<(string Language, List<string> Lines)> Blocks { get; } = [];

    public override string ToString() => Path;

    private static string AnchorOf(string heading) => Unsaid().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("^\\s*```(\\w*)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Unsaid();
}
