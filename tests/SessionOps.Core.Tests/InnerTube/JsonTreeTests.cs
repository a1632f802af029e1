using System.Text.Json;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.Tests.InnerTube;

public sealed class JsonTreeTests
{
    [Theory]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":{"b":1,"b":[{"c":1,"c":null}]}}""", """{"a":{"b":[{"c":null}]}}""")]
    [InlineData("""[1,"x",true,null]""", """[1,"x",true,null]""")]
    public void The_last_of_equal_names_counts(string json, string expected) => Assert.Equal(expected, JsonTree.Parse(json)?.ToJsonString());

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{a:1}")]
    public void What_is_no_json_is_an_error(string json) => Assert.ThrowsAny<JsonException>(() => JsonTree.Parse(json));

    [Fact]
    public void Bottomless_nesting_is_an_error() => Assert.ThrowsAny<JsonException>(() => JsonTree.Parse(new string('[', 100_000)));
}
