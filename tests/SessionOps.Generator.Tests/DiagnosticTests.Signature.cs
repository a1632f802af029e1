using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

public sealed partial class DiagnosticTests
{
    [Theory]
    [InlineData("internal static")]
    [InlineData("private static")]
    public void Refuses_a_method_that_is_not_public(string modifiers) =>
        Expect.Diagnostics(new Sample { Modifiers = modifiers, Name = "{|SOPS009:GetAsync|}" });

    [Fact]
    public void Refuses_a_method_that_is_not_static() =>
        Expect.Diagnostics(
            new Sample
            {
                Class = "public sealed class WidgetOperations",
                Modifiers = "public",
                Name = "{|SOPS009:GetAsync|}",
            }
        );

    [Fact]
    public void Refuses_a_class_that_is_not_public() =>
        Expect.Diagnostics(new Sample { Class = "internal static class WidgetOperations", Name = "{|SOPS009:GetAsync|}" });

    [Fact]
    public void Refuses_a_generic_method() => Expect.Diagnostics(new Sample { Name = "GetAsync{|SOPS010:<T>|}" });

    [Fact]
    public void Refuses_a_generic_class() =>
        Expect.Diagnostics(new Sample { Class = "public static class WidgetOperations<T>", Name = "{|SOPS010:GetAsync|}" });

    [Theory]
    [InlineData("ref string {|SOPS011:name|}, CancellationToken cancellationToken = default")]
    [InlineData("out string {|SOPS011:name|}, CancellationToken cancellationToken = default")]
    [InlineData("in int {|SOPS011:name|}, CancellationToken cancellationToken = default")]
    public void Refuses_a_parameter_by_reference(string parameters) =>
        Expect.Diagnostics(new Sample { Attribute = """[Operation("Get", "Widget")]""", Parameters = parameters });

    [Theory]
    [InlineData("{|SOPS012:object|} name")]
    [InlineData("{|SOPS012:string[]|} name")]
    [InlineData("{|SOPS012:List<string>|} name")]
    [InlineData("{|SOPS012:System.IO.Stream|} name")]
    [InlineData("{|SOPS012:Func<int>|} name")]
    [InlineData("{|SOPS012:char|} name")]
    public void Refuses_a_parameter_of_a_type_that_no_front_end_reads(string parameter) =>
        Expect.Diagnostics(
            new Sample { Attribute = """[Operation("Get", "Widget")]""", Parameters = parameter + ", CancellationToken cancellationToken = default" }
        );

    [Theory]
    [InlineData("string")]
    [InlineData("string?")]
    [InlineData("int")]
    [InlineData("long?")]
    [InlineData("double")]
    [InlineData("decimal")]
    [InlineData("bool?")]
    [InlineData("TokenGrade")]
    [InlineData("DateTimeOffset?")]
    [InlineData("TimeSpan")]
    [InlineData("Uri")]
    [InlineData("Guid")]
    [InlineData("YouTubeSession")]
    public void Accepts_a_parameter_of_a_type_that_every_front_end_reads(string type) =>
        Expect.Diagnostics(
            new Sample
            {
                Attribute = """[Operation("Get", "Widget", Http = "POST widgets")]""",
                Parameters = type + " name, CancellationToken cancellationToken = default",
            }
        );

    [Theory]
    [InlineData("object")]
    [InlineData("void")]
    [InlineData("Task<object>")]
    [InlineData("Task<List<string>>")]
    [InlineData("IEnumerable<string>")]
    [InlineData("ValueTask<string>")]
    public void Refuses_a_result_that_no_front_end_writes(string returns) => Expect.Diagnostics(new Sample { Returns = $$"""{|SOPS013:{{returns}}|}""" });

    [Theory]
    [InlineData("YouTubeSession")]
    [InlineData("Task<YouTubeSession?>")]
    [InlineData("Task<bool>")]
    [InlineData("IAsyncEnumerable<TokenGrade>")]
    [InlineData("IReadOnlyList<string>")]
    [InlineData("Task")]
    public void Accepts_a_result_that_every_front_end_writes(string returns) => Expect.Diagnostics(new Sample { Returns = returns });

    [Theory]
    [InlineData("Task<string>")]
    [InlineData("IAsyncEnumerable<string>")]
    [InlineData("Task")]
    public void Refuses_asynchronous_work_that_cannot_be_stopped(string returns) =>
        Expect.Diagnostics(
            new Sample
            {
                Documentation = new Sample().Documentation.Replace("""/// <param name="cancellationToken">Gives up.</param>""", ""),
                Returns = returns,
                Name = "{|SOPS014:GetAsync|}",
                Parameters = """string name = "default" """,
            }
        );

    [Fact]
    public void Lets_work_that_ends_at_once_go_without_a_cancellation_token() =>
        Expect.Diagnostics(
            new Sample
            {
                Documentation = new Sample().Documentation.Replace("""/// <param name="cancellationToken">Gives up.</param>""", ""),
                Returns = "string",
                Name = "Get",
                Parameters = """string name = "default" """,
            }
        );

    [Fact]
    public void Refuses_a_special_parameter_that_stands_twice() =>
        Expect.Diagnostics(
            new Sample
            {
                Parameters = """string name = "default", CancellationToken cancellationToken = default, CancellationToken {|SOPS015:other|} = default""",
            }
        );

    [Theory]
    [InlineData("DateTimeOffset name = {|SOPS016:default|}")]
    [InlineData("TimeSpan name = {|SOPS016:default|}")]
    [InlineData("double name = {|SOPS016:double.NaN|}")]
    [InlineData("TokenGrade name = {|SOPS016:(TokenGrade)99|}")]
    public void Refuses_a_default_that_a_user_could_not_type(string parameter) =>
        Expect.Diagnostics(
            new Sample { Attribute = """[Operation("Get", "Widget")]""", Parameters = parameter + ", CancellationToken cancellationToken = default" }
        );

    [Theory]
    [InlineData("bool {|SOPS017:name|} = true, CancellationToken cancellationToken = default")]
    [InlineData("bool {|SOPS017:name|}, CancellationToken cancellationToken = default")]
    public void Refuses_a_switch_that_is_not_off_by_default(string parameters) => Expect.Diagnostics(new Sample { Parameters = parameters });

    [Fact]
    public void Refuses_two_parameters_that_take_the_same_piped_object() =>
        Expect.Diagnostics(
            new Sample
            {
                Documentation = Sample.DocumentationOf("name", "other"),
                Parameters =
                    """[FromPipeline] string name = "a", [{|SOPS018:FromPipeline|}] string other = "b", CancellationToken cancellationToken = default""",
            }
        );

    [Theory]
    [InlineData("[FromPipeline(ByValue = false)] string other = \"b\"")]
    [InlineData("[FromPipeline] YouTubeSession? other = null")]
    public void Accepts_two_pipeline_parameters_that_can_be_told_apart(string parameter) =>
        Expect.Diagnostics(
            new Sample
            {
                Documentation = Sample.DocumentationOf("name", "other"),
                Parameters = $"""[FromPipeline] string name = "a", {parameter}, CancellationToken cancellationToken = default""",
            }
        );

    [Theory]
    [InlineData("verbose")]
    [InlineData("whatIf")]
    [InlineData("host")]
    [InlineData("errorAction")]
    [InlineData("ov")]
    public void Refuses_a_name_that_PowerShell_uses(string name) =>
        Expect.Diagnostics(
            new Sample
            {
                Documentation = Sample.DocumentationOf(name),
                Attribute = """[Operation("Get", "Widget")]""",
                Parameters = $$"""string {|SOPS019:{{name}}|} = "", CancellationToken cancellationToken = default""",
            }
        );

    [Theory]
    [InlineData("store")]
    [InlineData("youtubeUrl")]
    [InlineData("processRecord")]
    public void Refuses_a_name_that_the_base_of_every_cmdlet_has(string name) =>
        Expect.Diagnostics(
            new Sample
            {
                Documentation = Sample.DocumentationOf(name),
                Attribute = """[Operation("Get", "Widget")]""",
                Parameters = $$"""string {|SOPS035:{{name}}|} = "", CancellationToken cancellationToken = default""",
            },
            others: Sources.StandIns
        );

    [Theory]
    [InlineData("Store", "SOPS035")]
    [InlineData("Verbose", "SOPS019")]
    public void Refuses_a_property_name_that_another_parameter_has(string alias, string id) =>
        Expect.Diagnostics(
            new Sample
            {
                Parameters = $$"""[{|{{id}}:FromPipeline(PropertyName = "{{alias}}")|}] string name = "a", CancellationToken cancellationToken = default""",
            },
            others: Sources.StandIns
        );

    [Theory]
    [InlineData("[{|SOPS020:EmailAddress|}] string name")]
    [InlineData("[{|SOPS020:Range(1, 2)|}] string name")]
    [InlineData("[{|SOPS020:StringLength(2)|}] int name")]
    [InlineData("[{|SOPS020:Range(1, 2, MinimumIsExclusive = true)|}] int name")]
    [InlineData("[{|SOPS020:Range(0, double.PositiveInfinity)|}] double name")]
    [InlineData("[{|SOPS020:Range(typeof(decimal), \"1\", \"2\")|}] decimal name")]
    public void Refuses_a_validation_that_cannot_be_mapped(string parameter) =>
        Expect.Diagnostics(new Sample { Parameters = parameter + ", CancellationToken cancellationToken = default" });

    [Fact]
    public void Asks_for_the_sentence_of_a_pattern() =>
        Expect.Diagnostics(new Sample { Parameters = """[{|SOPS021:RegularExpression("a+")|}] string name, CancellationToken cancellationToken = default""" });
}
