using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

public sealed class RobustnessTests
{
    [Theory]
    [InlineData("[Operation]", "string name")]
    [InlineData("""[Operation("Get")]""", "string name")]
    [InlineData("""[Operation("Get", "Widget", Http = )]""", "string name")]
    [InlineData("""[Operation("Get", "Widget", Http = null, Timer = null)]""", "string name")]
    [InlineData("""[Operation("Get", null)]""", "string name")]
    [InlineData("""[Operation("Get", "Widget", Http = "GET a", Http = "GET b")]""", "string name, string name")]
    [InlineData("""[Operation("Get", "Widget")]""", "")]
    [InlineData("""[Operation("Get", "Widget")]""", "string")]
    [InlineData("""[Operation("Get", "Widget")]""", "Undefined name = Undefined.Value")]
    [InlineData("""[Operation("Get", "Widget")]""", "[StringLength] string name")]
    [InlineData("""[Operation("Get", "Widget")]""", "[StringLength(undefined)] string name")]
    [InlineData("""[Operation("Get", "Widget")]""", "[Range(1, \"x\")] int name")]
    [InlineData("""[Operation("Get", "Widget")]""", "[AllowedValues(null)] string name")]
    [InlineData("""[Operation("Get", "Widget")]""", "[RegularExpression(null)] string name")]
    [InlineData("""[Operation("Get", "Widget")]""", "[Secret(Unless = )] string name, [FromPipeline(ByValue)] int")]
    public void Survives_code_that_somebody_is_still_typing(string attribute, string parameters) =>
        Assert.Null(
            GeneratorRun
                .Of("PowerShell;Http;Functions", ("Sample.cs", new Sample { Attribute = attribute, Parameters = parameters }.ToString()))
                .Result.Exception
        );

    [Fact]
    public void Emits_all_other_operations_beside_one_that_is_wrong()
    {
        var faulty = new Sample { Attribute = """[Operation("Get", "Widgets")]""" }.ToString();

        var run = GeneratorRun.Of("PowerShell", [.. Sources.Operations, ("Faulty.cs", faulty)]);

        Assert.Equal(GeneratorRun.Of("PowerShell", Sources.Operations).Files.Keys, run.Files.Keys);
        Assert.Equal(["SOPS007"], run.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Emits_one_of_two_operations_that_share_a_name()
    {
        var run = GeneratorRun.Of(
            "PowerShell",
            ("A.cs", new Sample().ToString()),
            ("B.cs", new Sample { Class = "public static class OtherOperations" }.ToString())
        );

        Assert.Null(run.Result.Exception);
        Assert.Equal(["GetWidgetCommand.g.cs"], run.Files.Keys);
        Assert.Equal(["SOPS024", "SOPS029"], run.Diagnostics.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Escapes_names_that_C_sharp_reserves()
    {
        var sample =
            new Sample { Name = "@new", Parameters = "@default name = @default.@class, CancellationToken cancellationToken = default" }
            + """

                /// <summary>Has a name that C# reserves.</summary>
                public enum @default
                {
                    /// <summary>So has this.</summary>
                    @class = 1,
                }
                """;

        var run = GeneratorRun.Of("PowerShell;Http", [("Sample.cs", sample), .. Sources.StandIns]);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }
}
