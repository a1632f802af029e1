using Microsoft.CodeAnalysis.CodeFixes;
using SessionOps.Generator.CodeFixes;
using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

public sealed class CodeFixTests
{
    [Theory]
    [InlineData("""[Operation("Create", "Widget")]""", """[Operation("New", "Widget")]""")]
    [InlineData("""[Operation("Get", "Widgets")]""", """[Operation("Get", "Widget")]""")]
    [InlineData(
        """[Operation("Get", "Widget", Http = "GET widgets", Action = "Paint")]""",
        """[Operation("Get", "Widget", Http = "POST widgets", Action = "Paint")]"""
    )]
    public Task Writes_in_the_attribute_what_would_be_right(string attribute, string mended) =>
        AssertMendedAsync(new ReplacementFix(), new Sample { Attribute = attribute }, new Sample { Attribute = mended });

    [Theory]
    [InlineData("[Secret] string name, CancellationToken cancellationToken = default")]
    [InlineData("YouTubeSession name, CancellationToken cancellationToken = default")]
    public Task Sends_in_a_body_what_must_not_stand_in_a_query(string parameters)
    {
        var sample = new Sample { Attribute = """[Operation("Get", "Widget", Http = "GET widgets")]""", Parameters = parameters };

        return AssertMendedAsync(new ReplacementFix(), sample, sample with { Attribute = """[Operation("Get", "Widget", Http = "POST widgets")]""" });
    }

    [Fact]
    public Task Lets_the_second_parameter_bind_by_name_only()
    {
        var sample = new Sample
        {
            Documentation = Sample.DocumentationOf("name", "other"),
            Parameters = """[FromPipeline] string name = "a", [FromPipeline] string other = "b", CancellationToken cancellationToken = default""",
        };

        return AssertMendedAsync(
            new ReplacementFix(),
            sample,
            sample with
            {
                Parameters = sample.Parameters.Replace("[FromPipeline] string other", "[FromPipeline(ByValue = false)] string other"),
            }
        );
    }

    [Fact]
    public Task Adds_the_cancellation_token()
    {
        var sample = new Sample { Parameters = """string name = "default", CancellationToken cancellationToken = default""" };

        return AssertMendedAsync(new AddCancellationTokenFix(), sample with { Parameters = """string name = "default" """.TrimEnd() }, sample);
    }

    [Theory]
    [InlineData("internal static", "Task<string>", "public static")]
    [InlineData("private static async", "Task<string>", "public static async")]
    [InlineData("static", "Task<string>", "public static")]
    public Task Makes_the_method_public_and_static(string modifiers, string returns, string mended) =>
        AssertMendedAsync(
            new MakePublicStaticFix(),
            new Sample { Modifiers = modifiers, Returns = returns },
            new Sample { Modifiers = mended, Returns = returns }
        );

    [Theory]
    [InlineData("internal static class WidgetOperations")]
    [InlineData("static class WidgetOperations")]
    public async Task Offers_nothing_where_the_method_alone_would_not_be_right(string @class) =>
        Assert.Null(await CodeFix.ApplyAsync(new MakePublicStaticFix(), new Sample { Class = @class }.ToString()));

    [Theory]
    [InlineData("""[Operation("Frobnicate", "Widget")]""")]
    [InlineData("""[Operation("Get", "Widget", Http = "GET" + " widgets", Action = "Paint")]""")]
    public async Task Offers_nothing_where_only_the_author_can_tell(string attribute) =>
        Assert.Null(await CodeFix.ApplyAsync(new ReplacementFix(), new Sample { Attribute = attribute }.ToString()));

    private static async Task AssertMendedAsync(CodeFixProvider provider, Sample faulty, Sample expected)
    {
        var mended = await CodeFix.ApplyAsync(provider, faulty.ToString());

        Assert.Equal(expected.ToString(), mended);
        Expect.Diagnostics(mended!);
    }
}
