using System.Text.RegularExpressions;

namespace SessionOps.Core.Tests.Documentation;

/// <summary>The page of troubles names each error once in its groups, and none that there is not.</summary>
public sealed partial class TroubleshootingTests
{
    private static readonly string[] s_ids = [.. ErrorCatalogue.All.Select(error => error.Id).Order(StringComparer.Ordinal)];

    [Fact]
    public void Groups_each_error_once()
    {
        var groups = Text()
            .Split("## By error id")[1]
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|')[1]);

        Assert.Equal(s_ids, groups.SelectMany(ids => Id().Matches(ids)).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Explains_what_yt_dlp_prints_by_errors_that_there_are()
    {
        var rows = Text()
            .Split("## By what yt-dlp prints")[1]
            .Split("## By error id")[0]
            .Split('\n')
            .Where(line => line.StartsWith("| `<HTTPError", StringComparison.Ordinal));

        Assert.All(
            rows,
            row =>
            {
                var cells = row.Split('|');
                var status = int.Parse(Status().Match(cells[1]).Value, System.Globalization.CultureInfo.InvariantCulture);
                Assert.All(Id().Matches(cells[2]), id => Assert.Equal(status, ErrorCatalogue.Of(id.Groups[1].Value).Status));
            }
        );
    }

    private static string Text() => File.ReadAllText(Path.Combine(DocumentedTable.Root, "docs/troubleshooting.md"));

    [GeneratedRegex("`([A-Z][A-Za-z]+)`")]
    private static partial Regex Id();

    [GeneratedRegex("[45][0-9]{2}")]
    private static partial Regex Status();
}
