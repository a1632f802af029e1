using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

/// <summary>Takes the page's example at its word: one new file beside the product's operations, and nothing else.</summary>
public sealed class DocumentationTests
{
    private const string Sample = "CoverageGapOperations.cs";

    [Fact]
    public void One_new_file_gives_a_cmdlet_an_endpoint_and_a_trigger()
    {
        var before = GeneratorRun.Of("PowerShell;Http;Functions", [.. Sources.Operations, .. Sources.StandIns]);

        var after = before.Again(compilation => compilation.AddSyntaxTrees(Sources.Parse(Sample, DocumentationPage.Blocks[Sample])));

        Assert.Empty(after.Diagnostics);
        Assert.Empty(after.CompilerDiagnostics);
        Assert.Equal(
            ["GetCoverageGapCommand.g.cs", "GetCoverageGapEndpoint.g.cs", "GetCoverageGapFunction.g.cs"],
            after.Files.Keys.Except(before.Files.Keys).Order(StringComparer.Ordinal)
        );
        Assert.Contains("routes.MapOperation(GetCoverageGap, GetCoverageGapAsync);", after.Files["OperationEndpoints.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_shows_the_file_that_the_tests_of_one_file_build() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Sources.Folder, "OneFile", Sample)), DocumentationPage.Blocks[Sample]);

    [Fact]
    public void The_page_shows_what_is_emitted()
    {
        var files = GeneratorRun.Of("PowerShell;Http;Functions", (Sample, DocumentationPage.Blocks[Sample])).Files;
        DocumentationPage.Rewrite(files);

        var shown = DocumentationPage.Blocks.Where(block => block.Key != Sample).ToArray();

        Assert.Equal(3, shown.Length);
        Assert.All(shown, block => Assert.Equal(files[block.Key], block.Value));
    }
}
