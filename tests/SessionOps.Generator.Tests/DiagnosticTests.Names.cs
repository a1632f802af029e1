using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

public sealed partial class DiagnosticTests
{
    [Theory]
    [InlineData("Create", "'New'")]
    [InlineData("Fetch", "'Get'")]
    [InlineData("get", "'Get'")]
    [InlineData("Frobnicate", "Get-Verb")]
    public void Refuses_an_unapproved_verb_and_names_the_approved_one(string verb, string instead)
    {
        var run = Expect.Diagnostics(new Sample { Attribute = $$"""[Operation({|SOPS006:"{{verb}}"|}, "Widget")]""" });

        Assert.Contains(instead, run.Diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Widgets", "Widget")]
    [InlineData("Proxies", "Proxy")]
    [InlineData("Boxes", "Box")]
    [InlineData("SessionStatuses", "SessionStatus")]
    [InlineData("VideoIndices", "VideoIndex")]
    public void Refuses_a_plural_noun_and_names_the_singular(string noun, string singular)
    {
        var run = Expect.Diagnostics(new Sample { Attribute = $$"""[Operation("Get", {|SOPS007:"{{noun}}"|})]""" });

        Assert.Contains($"'{singular}'", run.Diagnostics.Single().GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Status")]
    [InlineData("Address")]
    [InlineData("Analysis")]
    [InlineData("Alias")]
    [InlineData("DNS")]
    [InlineData("VisitorData")]
    public void Accepts_a_singular_noun_that_looks_plural(string noun) => Expect.Diagnostics(new Sample { Attribute = $"""[Operation("Get", "{noun}")]""" });

    [Theory]
    [InlineData("widget")]
    [InlineData("Blue Widget")]
    [InlineData("Blue-Widget")]
    [InlineData("")]
    public void Refuses_a_noun_that_is_not_one_word_in_Pascal_case(string noun) =>
        Expect.Diagnostics(new Sample { Attribute = $$"""[Operation("Get", {|SOPS008:"{{noun}}"|})]""" });

    [Fact]
    public void Finds_the_noun_when_it_is_named() => Expect.Diagnostics(new Sample { Attribute = """[Operation(noun: {|SOPS007:"Widgets"|}, verb: "Get")]""" });

    [Fact]
    public void Refuses_two_operations_of_one_name() =>
        Expect.Diagnostics(
            new Sample { Class = "public static partial class WidgetOperations", Attribute = """[Operation("Get", "Widget")]""" }
                + Second("""[Operation("Get", {|SOPS029:"Widget"|})]""")
        );

    [Fact]
    public void Refuses_two_operations_of_one_route() =>
        Expect.Diagnostics(
            new Sample { Class = "public static partial class WidgetOperations" }
                + Second("""[Operation("Find", "Widget", Http = "POST widgets; {|SOPS024:GET widgets/{id}|}")]""", "id")
        );

    // A second operation beside the sample's, in the same class and file.
    private static string Second(string attribute, string parameter = "name") =>
        $$"""

            public static partial class WidgetOperations
            {
                {{Sample.DocumentationOf(parameter).ReplaceLineEndings("\n    ")}}
                {{attribute}}
                public static Task<string> SecondAsync(string {{parameter}} = "default", CancellationToken cancellationToken = default) => throw new NotSupportedException();
            }
            """;
}
