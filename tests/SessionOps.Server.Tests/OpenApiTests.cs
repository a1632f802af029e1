using System.Text.Json;
using Microsoft.OpenApi;
using SessionOps.Endpoints;

namespace SessionOps.Server.Tests;

public sealed class OpenApiTests
{
    [Fact]
    public async Task Describes_exactly_the_operations_in_a_valid_document()
    {
        await using var host = await HostUnderTest.StartAsync();

        var (document, diagnostic) = OpenApiDocument.Parse(await host.Client.GetStringAsync(new Uri("/api/openapi.json", UriKind.Relative)), "json");

        Assert.Empty(diagnostic!.Errors);
        Assert.Empty(diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic.SpecificationVersion);
        var described = document!.Paths.SelectMany(path => path.Value.Operations!.Keys.Select(method => $"{method.Method} {path.Key}"));
        var expected = OperationEndpoints.All.SelectMany(operation => operation.Routes.Select(route => $"{route.Method} /api/{route.Template}"));
        Assert.Equal(expected.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
        Assert.All(document.Paths.SelectMany(path => path.Value.Operations!.Values), operation => Assert.NotEmpty(operation.Summary!));
    }

    [Fact]
    public async Task Gives_parameters_their_place_and_their_rules()
    {
        await using var host = await HostUnderTest.StartAsync();

        var paths = (await host.GetJsonAsync("/api/openapi.json")).GetProperty("paths");
        var name = paths.GetProperty("/api/sessions/{name}").GetProperty("get").GetProperty("parameters")[0];
        var body = paths
            .GetProperty("/api/potoken")
            .GetProperty("post")
            .GetProperty("requestBody")
            .GetProperty("content")
            .GetProperty("application/json")
            .GetProperty("schema");

        Assert.Equal("path", name.GetProperty("in").GetString());
        Assert.Equal("default", name.GetProperty("schema").GetProperty("default").GetString());
        Assert.NotEmpty(name.GetProperty("schema").GetProperty("pattern").GetString()!);
        Assert.Equal("#/components/schemas/YouTubeSession", body.GetProperty("properties").GetProperty("session").GetProperty("$ref").GetString());
        Assert.Equal(4096, body.GetProperty("properties").GetProperty("contentBinding").GetProperty("maxLength").GetInt32());
    }

    [Fact]
    public async Task Describes_the_members_that_a_session_really_has()
    {
        await using var host = await HostUnderTest.StartAsync();

        var schema = (await host.GetJsonAsync("/api/openapi.json"))
            .GetProperty("components")
            .GetProperty("schemas")
            .GetProperty("YouTubeSession")
            .GetProperty("properties");
        var session = await host.GetJsonAsync("/api/session");

        Assert.Equal(
            session.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal),
            schema.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Keeps_the_keywords_that_the_records_schemas_have()
    {
        await using var host = await HostUnderTest.StartAsync();

        var document = await host.GetJsonAsync("/api/openapi.json");
        var schemas = document.GetProperty("components").GetProperty("schemas");
        var session = schemas.GetProperty("YouTubeSession").GetProperty("properties");
        var age = schemas.GetProperty("PoTokenInfo").GetProperty("properties").GetProperty("age");

        Assert.Equal(["null", "string"], session.GetProperty("eventId").GetProperty("type").EnumerateArray().Select(static type => type.GetString()).Order());
        Assert.Equal(JsonValueKind.Null, session.GetProperty("mediaBinding").GetProperty("enum").EnumerateArray().Last().ValueKind);
        Assert.Equal("date-time", session.GetProperty("expiresAt").GetProperty("format").GetString());
        Assert.StartsWith("^-?", age.GetProperty("pattern").GetString(), StringComparison.Ordinal);
        Assert.Equal("/", document.GetProperty("servers")[0].GetProperty("url").GetString());
        Assert.Equal(
            ["keyHeader", "keyQuery"],
            document
                .GetProperty("security")
                .EnumerateArray()
                .SelectMany(static requirement => requirement.EnumerateObject().Select(static scheme => scheme.Name))
        );
    }
}
