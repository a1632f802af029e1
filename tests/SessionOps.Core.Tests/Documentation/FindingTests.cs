using System.Text.RegularExpressions;

namespace SessionOps.Core.Tests.Documentation;

/// <summary>The tables of what was found, and of the tests that keep it from coming back, name tests that there are.</summary>
public sealed partial class FindingTests
{
    private const string Table = "what was found";

    [Theory]
    [InlineData("docs/security.md")]
    [InlineData("docs/reliability.md")]
    public void Each_finding_names_tests_that_there_are(string page)
    {
        var rows = File.ReadLines(Path.Combine(DocumentedTable.Root, page))
            .SkipWhile(static line => !line.StartsWith($"| {Table} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(static line => line.StartsWith('|'))
            .ToList();

        Assert.NotEmpty(rows);
        Assert.All(
            rows,
            static row =>
            {
                var tests = TestName().Matches(row.Split('|')[^2]);
                Assert.NotEmpty(tests);
                Assert.All(
                    tests,
                    static test => Assert.True(Exists(test.Groups["class"].Value, test.Groups["method"].Value), $"There is no test {test.Value}.")
                );
            }
        );
    }

    private static bool Exists(string type, string method) =>
        Directory
            .EnumerateFiles(Path.Combine(DocumentedTable.Root, "tests"), type + ".cs", SearchOption.AllDirectories)
            .Any(file => File.ReadAllText(file).Contains($" {method}(", StringComparison.Ordinal));

    [GeneratedRegex("`(?<class>[A-Za-z0-9]+)\\.(?<method>[A-Za-z0-9_]+)`")]
    private static partial Regex TestName();
}
