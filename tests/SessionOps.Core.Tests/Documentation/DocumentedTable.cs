using System.Runtime.CompilerServices;

namespace SessionOps.Core.Tests.Documentation;

/// <summary>Compares a table between two markers of a page with what the code says. <c>SESSIONOPS_REWRITE_SNAPSHOTS=1</c> writes it there, to be read in the diff.</summary>
internal static class DocumentedTable
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(ThisFolder(), "../../.."));

    /// <summary>Compares the text between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>.</summary>
    public static void Matches(string page, string name, IEnumerable<string> lines)
    {
        var path = Path.Combine(Root, page);
        var text = File.ReadAllText(path);
        var (start, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= start.Length && to >= from, $"{page} has no markers {start.Trim()} and {end}.");
        var table = string.Concat(lines.Select(line => line + "\n"));
        if (IsRewriting)
            File.WriteAllText(path, text[..from] + table + text[to..]);
        else
            Assert.Equal(table, text[from..to]);
    }

    /// <summary>Compares a whole file, but for white space, which is the formatter's.</summary>
    public static void MatchesFile(string file, string text)
    {
        var path = Path.Combine(Root, file);
        if (!IsRewriting)
            Assert.Equal(WithoutSpace(text), WithoutSpace(File.ReadAllText(path)));
        else if (WithoutSpace(text) != WithoutSpace(File.ReadAllText(path)))
            File.WriteAllText(path, text);
    }

    private static string WithoutSpace(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static bool IsRewriting => Environment.GetEnvironmentVariable("SESSIONOPS_REWRITE_SNAPSHOTS") == "1";

    private static string ThisFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
