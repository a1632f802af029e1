using System.Text.RegularExpressions;
using SessionOps.Core.Tests.Documentation;

namespace SessionOps.Core.Tests.Settings;

/// <summary>What is made from the options is up to date: sources and tables.</summary>
public sealed partial class SettingsAreDescribedOnceTests
{
    [Fact]
    public void Each_option_is_a_setting() =>
        Assert.Equal(
            typeof(SessionOpsOptions).GetProperties().Select(property => property.Name).Order(),
            DescribedOption.All.Select(option => option.Name).Order()
        );

    [Fact]
    public void The_catalogue_is_that_of_the_options() =>
        DocumentedTable.MatchesFile("src/SessionOps.Contracts/Settings/SettingCatalogue.cs", SettingSources.Catalogue(DescribedOption.All));

    [Fact]
    public void The_reader_reads_each_option() =>
        DocumentedTable.MatchesFile("src/SessionOps.Contracts/Settings/SessionOpsSettings.Read.cs", SettingSources.Reader(DescribedOption.All));

    [Fact]
    public void The_cmdlets_have_its_parameters() =>
        DocumentedTable.MatchesFile("module/Cmdlets/OperationCmdlet.Settings.cs", SettingSources.Cmdlet(DescribedOption.All));

    [Fact]
    public void The_readme_lists_each_setting() =>
        DocumentedTable.Matches(
            "README.md",
            "settings",
            [
                "| setting | when not set | meaning |",
                "|---|---|---|",
                .. DescribedOption.All.Select(option =>
                    $"| `{UsageOf(option)}` | {option.Attribute.Unset.Replace("*", "\\*", StringComparison.Ordinal)} | {option.Meaning} |"
                ),
            ]
        );

    [Fact]
    public void The_page_of_the_module_lists_each_parameter() =>
        DocumentedTable.Matches(
            "docs/module.md",
            "settings",
            [
                "| parameter | variable | when not set |",
                "|---|---|---|",
                .. DescribedOption
                    .All.Where(option => !option.Attribute.IsForServers)
                    .Select(option =>
                        $"| {(option.Attribute.Parameter is { } parameter ? $"`-{parameter}`" : "none")} | `{UsageOf(option)}` | {option.Attribute.Unset} |"
                    ),
            ]
        );

    [Fact]
    public void The_page_of_the_server_lists_what_only_servers_have() =>
        DocumentedTable.Matches(
            "docs/http.md",
            "settings",
            [
                "| setting | when not set | meaning |",
                "|---|---|---|",
                .. DescribedOption
                    .All.Where(option => option.Attribute.IsForServers)
                    .Select(option => $"| `{UsageOf(option)}` | {option.Attribute.Unset.Replace("*", "\\*", StringComparison.Ordinal)} | {option.Meaning} |"),
            ]
        );

    [Theory]
    [InlineData("README.md")]
    [InlineData("Dockerfile")]
    [InlineData("docs/deploy.md")]
    [InlineData("docs/http.md")]
    [InlineData("docs/module.md")]
    [InlineData("docs/storage.md")]
    [InlineData("infra/app.bicep")]
    [InlineData("functions/local.settings.template.json")]
    public void Names_only_settings_that_there_are(string file)
    {
        var names = Name().Matches(File.ReadAllText(Path.Combine(DocumentedTable.Root, file))).Select(match => match.Groups[1].Value).Distinct();

        Assert.All(names, name => Assert.Contains(name, DescribedOption.All.Where(option => option.Attribute.Variable is null).Select(option => option.Name)));
    }

    private static string UsageOf(DescribedOption option) => option.Attribute.Member is { } member ? $"{option.Variable}__<{member}>" : option.Variable;

    [GeneratedRegex("SessionOps__([A-Za-z]+)")]
    private static partial Regex Name();
}
