using System.Globalization;
using System.Reflection;
using SessionOps.Core.Tests.Documentation;
using Xunit.Sdk;

namespace SessionOps.Core.Tests.Faults;

/// <summary>The fault grid has every cell once, its tests and their rows are there, and the page shows it.</summary>
public sealed class FaultGridTests
{
    private static readonly (string Heading, GridFault[] Faults)[] s_columns =
    [
        ("refused, reset", [GridFault.Refused, GridFault.Reset]),
        ("slow", [GridFault.Slow]),
        ("429, with and without `Retry-After`", [GridFault.TooManyRequestsWithRetryAfter, GridFault.TooManyRequests]),
        ("5xx", [GridFault.ServerError]),
        ("truncated, wrong type, garbage, undecompressable", [GridFault.Truncated, GridFault.WrongType, GridFault.Garbage, GridFault.Undecompressable]),
        ("expired", [GridFault.Expired]),
        ("wrong hash", [GridFault.WrongHash]),
        ("redirect", [GridFault.Redirect]),
        ("endless loop, memory bomb, deep recursion", [GridFault.EndlessLoop, GridFault.MemoryBomb, GridFault.DeepRecursion]),
        ("clock set back, forward", [GridFault.ClockSetBack, GridFault.ClockSetForward]),
        ("disk full, no permission", [GridFault.DiskFull, GridFault.NoPermission]),
        ("container or folder missing", [GridFault.ContainerMissing]),
        ("lease lost", [GridFault.LeaseLost]),
        ("killed", [GridFault.Killed]),
    ];

    public static TheoryData<string, string?> Tests
    {
        get
        {
            var tests = new TheoryData<string, string?>();
            foreach (var test in FaultGrid.Entries.SelectMany(static entry => entry.Tests).Distinct())
                tests.Add(test.ToString(), test.Row);
            return tests;
        }
    }

    [Fact]
    public void Every_stage_meets_every_fault_once()
    {
        var cells = FaultGrid
            .Entries.SelectMany(static entry => entry.Stages.SelectMany(stage => entry.Faults.Select(fault => $"{stage} x {fault}")))
            .Order(StringComparer.Ordinal);

        var all = Enum.GetValues<GridStage>().SelectMany(static stage => Enum.GetValues<GridFault>().Select(fault => $"{stage} x {fault}"));
        Assert.Equal(all.Order(StringComparer.Ordinal), cells);
        Assert.All(FaultGrid.Entries, static entry => Assert.NotEqual(entry.Reason is null, entry.Tests.Length == 0));
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void Each_cell_names_a_test_and_a_row_that_there_are(string test, string? row)
    {
        var (type, method) = (test.Split('.')[0], test.Split('.')[1]);

        var own = typeof(FaultGridTests)
            .Assembly.GetTypes()
            .Where(candidate => candidate.Name == type)
            .Select(candidate => candidate.GetMethod(method))
            .OfType<MethodInfo>()
            .SingleOrDefault(static candidate => candidate.GetCustomAttribute<FactAttribute>() is not null);
        if (own is null)
            Assert.Contains(
                SourcesOf(type),
                source => source.Contains($" {method}(", StringComparison.Ordinal) && source.Contains(row ?? "", StringComparison.Ordinal)
            );
        else if (row is not null)
            Assert.Contains(row, RowsOf(own));
    }

    [Fact]
    public void The_page_shows_every_cell() =>
        DocumentedTable.Matches(
            "docs/reliability.md",
            "fault-grid",
            [
                $"| stage | {string.Join(" | ", s_columns.Select(static column => column.Heading))} |",
                $"|---|{string.Concat(s_columns.Select(static _ => "---|"))}",
                .. Enum.GetValues<GridStage>().Select(RowOf),
            ]
        );

    [Fact]
    public void The_page_names_the_tests_of_each_stage() =>
        DocumentedTable.Matches(
            "docs/reliability.md",
            "fault-grid-tests",
            [
                "| stage | cells | tests |",
                "|---|---|---|",
                .. Enum.GetValues<GridStage>()
                    .Select(static stage =>
                    {
                        var entries = FaultGrid.Entries.Where(entry => entry.Reason is null && entry.Stages.Contains(stage)).ToList();
                        var tests = entries.SelectMany(static entry => entry.Tests).Select(static test => $"`{test}`").Distinct().Order(StringComparer.Ordinal);
                        return $"| {stage} | {entries.Sum(static entry => entry.Faults.Length)} of {Enum.GetValues<GridFault>().Length} | {string.Join(", ", tests)} |";
                    }),
            ]
        );

    [Fact]
    public void The_page_says_why_the_other_cells_have_no_meaning() =>
        DocumentedTable.Matches(
            "docs/reliability.md",
            "fault-grid-reasons",
            [
                "| stages | faults | why there is no such cell |",
                "|---|---|---|",
                .. FaultGrid
                    .Entries.Where(static entry => entry.Reason is not null)
                    .Select(static entry => $"| {string.Join(", ", entry.Stages)} | {string.Join(", ", entry.Faults)} | {entry.Reason} |"),
            ]
        );

    private static string RowOf(GridStage stage) =>
        $"| {stage} | "
        + string.Join(
            " | ",
            s_columns.Select(column =>
            {
                var seen = column
                    .Faults.SelectMany(fault => FaultGrid.Entries.Where(entry => entry.Stages.Contains(stage) && entry.Faults.Contains(fault)))
                    .Select(static entry => entry.Seen)
                    .OfType<string>()
                    .Distinct()
                    .ToList();
                return seen.Count == 0 ? "–" : string.Join("; ", seen);
            })
        )
        + " |";

    private static IEnumerable<string> RowsOf(MethodInfo test) =>
        test.GetCustomAttributes<DataAttribute>()
            .SelectMany(attribute => attribute.GetData(test))
            .Select(static row => string.Join(", ", row.Select(static value => Convert.ToString(value, CultureInfo.InvariantCulture))));

    private static IEnumerable<string> SourcesOf(string type) =>
        Directory.EnumerateFiles(Path.Combine(DocumentedTable.Root, "tests"), type + ".cs", SearchOption.AllDirectories).Select(File.ReadAllText);
}
