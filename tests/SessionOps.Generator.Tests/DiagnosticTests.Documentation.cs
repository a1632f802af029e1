using Microsoft.CodeAnalysis;
using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

public sealed partial class DiagnosticTests
{
    [Fact]
    public void Accepts_the_sample_itself()
    {
        var run = Expect.Diagnostics(new Sample());

        Assert.Equal(["GetWidgetCommand.g.cs"], run.Files.Keys);
    }

    [Fact]
    public void Asks_for_a_summary() =>
        Expect.Diagnostics(
            new Sample { Documentation = new Sample().Documentation.Replace("/// <summary>Gets a widget.</summary>\n", ""), Name = "{|SOPS001:GetAsync|}" }
        );

    [Fact]
    public void Does_not_take_an_empty_summary_for_one() =>
        Expect.Diagnostics(new Sample { Documentation = new Sample().Documentation.Replace("Gets a widget.", " "), Name = "{|SOPS001:GetAsync|}" });

    [Fact]
    public void Asks_for_the_help_of_each_parameter() =>
        Expect.Diagnostics(
            new Sample
            {
                Documentation = Sample.DocumentationOf("name"),
                Parameters = """string name = "default", int {|SOPS002:count|} = 1, CancellationToken cancellationToken = default""",
            }
        );

    [Fact]
    public void Asks_what_is_returned() =>
        Expect.Diagnostics(
            new Sample { Documentation = new Sample().Documentation.Replace("/// <returns>The widget's name.</returns>\n", ""), Name = "{|SOPS003:GetAsync|}" }
        );

    [Fact]
    public void Does_not_ask_what_is_returned_when_nothing_is() =>
        Expect.Diagnostics(
            new Sample { Documentation = new Sample().Documentation.Replace("/// <returns>The widget's name.</returns>\n", ""), Returns = "Task" }
        );

    [Fact]
    public void Asks_for_two_examples_with_code() =>
        Expect.Diagnostics(
            new Sample { Documentation = new Sample().Documentation.Replace("<code>Get-Widget -Name blue</code>", ""), Name = "{|SOPS004:GetAsync|}" }
        );

    [Fact]
    public void Says_everything_that_an_undocumented_operation_lacks() =>
        Expect.Diagnostics(
            new Sample
            {
                Documentation = "",
                Name = "{|SOPS001:{|SOPS003:{|SOPS004:GetAsync|}|}|}",
                Parameters = """string {|SOPS002:name|} = "default", CancellationToken cancellationToken = default""",
            }
        );

    [Fact]
    public void Asks_for_the_documentation_file_when_comments_are_not_read()
    {
        var run = GeneratorRun.Of("PowerShell", ("Sample.cs", new Sample().ToString())).Again(compilation => Sources.WithoutDocumentation(compilation));

        Assert.Equal(["SOPS005"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Contains("GenerateDocumentationFile", run.Diagnostics[0].GetMessage(), StringComparison.Ordinal);
    }
}
