using System.Reflection;
using System.Text.RegularExpressions;
using SessionOps.Core.Tests.Documentation;

namespace SessionOps.Core.Tests.Errors;

public sealed class ErrorCatalogueTests
{
    private static readonly string[] s_ids =
    [
        .. typeof(ErrorIds).GetFields(BindingFlags.Public | BindingFlags.Static).Select(id => (string)id.GetRawConstantValue()!),
    ];

    [Fact]
    public void Describes_each_id_once() =>
        Assert.Equal(s_ids.Order(StringComparer.Ordinal), ErrorCatalogue.All.Select(error => error.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Says_what_happened_and_what_to_do_in_whole_sentences() =>
        Assert.All(
            ErrorCatalogue.All,
            error =>
            {
                Assert.Matches(@"^[A-Z].{10,}[.)]$", error.Meaning);
                Assert.Matches(@"^[A-Z].{10,}\.$", error.Advice);
                Assert.InRange(error.Status, 400, 504);
            }
        );

    // README: SessionOps does not rotate identities or addresses to get around a block.
    [Fact]
    public void Advises_nobody_to_get_around_a_refusal() =>
        Assert.All(
            ErrorCatalogue.All,
            error =>
                Assert.DoesNotMatch(
                    new Regex("another (network|address|SessionOps__Proxy|SessionOps__UserAgent)|VPN|rotate", RegexOptions.IgnoreCase),
                    error.Advice
                )
        );

    [Fact]
    public void Names_only_settings_that_there_are() =>
        Assert.All(
            ErrorCatalogue.All.SelectMany(error => Regex.Matches(error.Advice, "SessionOps__([A-Za-z]+)")),
            match => Assert.NotNull(typeof(SessionOpsOptions).GetProperty(match.Groups[1].Value))
        );

    [Fact]
    public void An_id_that_is_not_listed_is_a_defect_of_ours() => Assert.Equal(ErrorIds.InternalError, ErrorCatalogue.Of("Unheard").Id);

    [Fact]
    public void The_page_lists_every_error() =>
        DocumentedTable.Matches(
            "docs/errors.md",
            "errors",
            [
                "| id | status | category | what happened | what to do |",
                "|---|---|---|---|---|",
                .. ErrorCatalogue.All.Select(error => $"| `{error.Id}` | {error.Status} | {error.Kind} | {error.Meaning} | {error.Advice} |"),
            ]
        );
}
