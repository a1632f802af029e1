using System.Text.Json;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.Core.Tests.InnerTube;

public sealed class JsonTreeTests
{
    [Theory]
    [InlineData("""{"a":1,"a":2}""", """{"a":2}""")]
    [InlineData("""{"a":{"b":1,"b":[{"c":1,"c":null}]}}""", """{"a":{"b":[{"c":null}]}}""")]
    [InlineData("""[1,"x",true,null]""", """[1,"x",true,null]""")]
    public void The_last_of_equal_names_counts(string json, string expected) => Assert.Equal(expected, JsonTree.Parse(json)?.ToJsonString());

    [Theory]
    [InlineData("""{"a":"\ud800","b":"\ud83d\ude00"}""", """{"a":null,"b":"\uD83D\uDE00"}""")]
    [InlineData("""{"\udc00":1,"b":2}""", """{"b":2}""")]
    [InlineData("""["\ud800x",1]""", "[null,1]")]
    public void Half_of_a_surrogate_pair_takes_nothing_else_along(string json, string expected) => Assert.Equal(expected, JsonTree.Parse(json)?.ToJsonString());

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{a:1}")]
    public void What_is_no_json_is_an_error(string json) => Assert.ThrowsAny<JsonException>(() => JsonTree.Parse(json));

    [Fact]
    public void Bottomless_nesting_is_an_error() => Assert.ThrowsAny<JsonException>(() => JsonTree.Parse(new string('[', 100_000)));
}
