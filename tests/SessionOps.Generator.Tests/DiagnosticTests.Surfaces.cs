using Microsoft.CodeAnalysis;
using SessionOps.Generator.Tests.Harness;

namespace SessionOps.Generator.Tests;

public sealed partial class DiagnosticTests
{
    [Theory]
    [InlineData("widgets")]
    [InlineData("GET")]
    [InlineData("get widgets")]
    [InlineData("FETCH widgets")]
    [InlineData("GET /widgets")]
    [InlineData("GET Widgets")]
    [InlineData("GET widgets/")]
    [InlineData("GET widgets/{}")]
    [InlineData("GET widgets/a{name}")]
    [InlineData("GET widgets, POST widgets")]
    [InlineData("")]
    public void Refuses_a_route_that_cannot_be_read(string route)
    {
        var literal =
            route.Length == 0
                ? """{|SOPS022:""|}"""
                : $$"""
                    "{|SOPS022:{{route}}|}"
                    """;

        Expect.Diagnostics(new Sample { Attribute = $"""[Operation("Get", "Widget", Http = {literal})]""" });
    }

    [Fact]
    public void Underlines_only_the_route_that_is_wrong() =>
        Expect.Diagnostics(new Sample { Attribute = """[Operation("Get", "Widget", Http = "GET widgets;  {|SOPS022:PUSH widgets|} ; POST widgets")]""" });

    [Fact]
    public void Underlines_the_expression_when_a_route_is_computed() =>
        Expect.Diagnostics(new Sample { Attribute = """[Operation("Get", "Widget", Http = {|SOPS022:"PUSH " + "widgets"|})]""" });

    [Fact]
    public void Refuses_a_route_parameter_that_is_not_there() =>
        Expect.Diagnostics(new Sample { Attribute = """[Operation("Get", "Widget", Http = "GET widgets/{|SOPS023:{id}|}")]""" });

    [Fact]
    public void Refuses_a_secret_in_a_route() =>
        Expect.Diagnostics(
            new Sample
            {
                Attribute = """[Operation("Get", "Widget", Http = "GET widgets/{|SOPS025:{name}|}")]""",
                Parameters = "[Secret] string name, CancellationToken cancellationToken = default",
            }
        );

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public void Refuses_a_secret_in_a_query(string method) =>
        Expect.Diagnostics(
            new Sample
            {
                Attribute = $$"""[Operation("Get", "Widget", Http = "{|SOPS026:{{method}}|} widgets")]""",
                Parameters = "[Secret] string? name = null, CancellationToken cancellationToken = default",
            }
        );

    [Theory]
    [InlineData("POST widgets", "[Secret]")]
    [InlineData("GET widgets", """[Secret(Unless = "^[a-z]{1,8}$")]""")]
    public void Accepts_a_secret_that_travels_in_a_body_and_in_a_query_what_is_said_to_be_none(string route, string secret) =>
        Expect.Diagnostics(
            new Sample
            {
                Attribute = $"""[Operation("Get", "Widget", Http = "{route}")]""",
                Parameters = secret + " string? name = null, CancellationToken cancellationToken = default",
            }
        );

    [Fact]
    public void Refuses_a_GET_that_changes_something() =>
        Expect.Diagnostics(new Sample { Attribute = """[Operation("Get", "Widget", Http = "{|SOPS027:GET|} widgets", Action = "Paint widget")]""" });

    [Fact]
    public void Refuses_a_record_that_would_have_to_stand_in_a_query() =>
        Expect.Diagnostics(
            new Sample
            {
                Attribute = """[Operation("Get", "Widget", Http = "{|SOPS028:GET|} widgets")]""",
                Parameters = "YouTubeSession name, CancellationToken cancellationToken = default",
            }
        );

    [Fact]
    public void Refuses_a_record_in_a_route() =>
        Expect.Diagnostics(
            new Sample
            {
                Attribute = """[Operation("Get", "Widget", Http = "POST widgets/{|SOPS028:{name}|}")]""",
                Parameters = "YouTubeSession name, CancellationToken cancellationToken = default",
            }
        );

    [Fact]
    public void Refuses_a_timer_without_defaults() =>
        Expect.Diagnostics(
            new Sample
            {
                Attribute = """[Operation("Get", "Widget", Timer = "0 */5 * * * *")]""",
                Parameters = "string {|SOPS030:name|}, CancellationToken cancellationToken = default",
            }
        );

    [Fact]
    public void Refuses_a_timer_for_what_is_done_at_once() =>
        Expect.Diagnostics(new Sample { Attribute = """[Operation("Get", "Widget", Timer = "0 */5 * * * *")]""", Returns = "{|SOPS034:string|}" });

    [Theory]
    [InlineData("*/5 * * * *")]
    [InlineData("hourly")]
    [InlineData("%Schedule")]
    public void Refuses_a_schedule_that_cannot_be_read(string schedule) =>
        Expect.Diagnostics(new Sample { Attribute = $$"""[Operation("Get", "Widget", Timer = {|SOPS031:"{{schedule}}"|})]""" });

    [Theory]
    [InlineData("0 */5 * * * *")]
    [InlineData("%SESSIONOPS_REFRESH_SCHEDULE%")]
    public void Accepts_a_schedule_of_six_fields_or_a_setting(string schedule) =>
        Expect.Diagnostics(new Sample { Attribute = $"""[Operation("Get", "Widget", Timer = "{schedule}")]""" });

    [Theory]
    [InlineData("%SessionOps__RefreshSchedule%")]
    [InlineData("%SessionOps:RefreshSchedule%")]
    public void Refuses_a_setting_that_the_functions_host_does_not_resolve(string schedule) =>
        Expect.Diagnostics(new Sample { Attribute = $$"""[Operation("Get", "Widget", Timer = {|SOPS036:"{{schedule}}"|})]""" });

    [Theory]
    [InlineData("Powershell7")]
    [InlineData("PowerShell;Grpc")]
    [InlineData("4")]
    public void Refuses_an_unknown_surface(string surfaces)
    {
        var run = GeneratorRun.Of(surfaces, ("Sample.cs", new Sample().ToString()));

        Assert.Equal([("SOPS032", Location.None)], run.Diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Location)));
    }

    [Fact]
    public void Asks_for_a_surface_where_there_are_operations()
    {
        var run = GeneratorRun.Of(new BuildProperties(), ("Sample.cs", new Sample().ToString()));

        Assert.Equal([("SOPS033", Location.None)], run.Diagnostics.Select(diagnostic => (diagnostic.Id, diagnostic.Location)));
    }

    [Fact]
    public void Asks_for_no_surface_where_there_are_no_operations() => Assert.Empty(GeneratorRun.Of(new BuildProperties(), ("Empty.cs", "")).Diagnostics);
}
