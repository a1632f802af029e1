using System.Text.Json;
using SessionOps.Endpoints;

namespace SessionOps.Server.Tests;

public sealed class ParameterTests
{
    private static readonly NumberParameter<int> s_limit = new("limit")
    {
        Summary = "",
        Minimum = 1,
        Maximum = 100,
    };

    private static readonly TextParameter s_code = new("code")
    {
        Summary = "",
        MinLength = 2,
        MaxLength = 3,
        Pattern = "^[a-z]+",
        PatternMessage = "has letters only.",
    };

    [Theory]
    [InlineData("1", null)]
    [InlineData("100", null)]
    [InlineData("0", "must be at least 1.")]
    [InlineData("101", "must be at most 100.")]
    [InlineData("1.5", "must be a number in the range of its type.")]
    [InlineData("99999999999", "must be a number in the range of its type.")]
    [InlineData("", "must be a number in the range of its type.")]
    public void Reads_numbers_within_their_range(string text, string? problem) => Assert.Equal(problem, s_limit.Read(text, new ParameterValues()));

    [Theory]
    [InlineData("ab", null)]
    [InlineData("a", "must have at least 2 characters.")]
    [InlineData("abcd", "must have at most 3 characters.")]
    [InlineData("ab1", "has letters only.")]
    public void Matches_a_texts_pattern_as_a_whole(string text, string? problem) => Assert.Equal(problem, s_code.Read(text, new ParameterValues()));

    [Theory]
    [InlineData("integrity", null)]
    [InlineData("1", "must be one of Integrity, Fallback, ColdStart, Error.")]
    [InlineData("", "must be one of Integrity, Fallback, ColdStart, Error.")]
    [InlineData("Nothing", "must be one of Integrity, Fallback, ColdStart, Error.")]
    public void Reads_names_of_an_enumeration_and_no_numbers(string text, string? problem) =>
        Assert.Equal(problem, new EnumParameter<TokenGrade>("grade") { Summary = "" }.Read(text, new ParameterValues()));

    [Fact]
    public void Takes_a_time_without_an_offset_for_UTC()
    {
        var (since, values) = (new DateTimeOffsetParameter("since") { Summary = "" }, new ParameterValues());

        Assert.Null(since.Read("2026-01-31T12:00:00", values));
        Assert.True(values.TryGet(since, out var time));
        Assert.Equal(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero), time);
    }

    [Fact]
    public void Refuses_what_is_not_written_like_a_value()
    {
        var values = new ParameterValues();

        Assert.StartsWith("must be a time", new DateTimeOffsetParameter("since") { Summary = "" }.Read("soon", values), StringComparison.Ordinal);
        Assert.StartsWith("must be a duration", new TimeSpanParameter("age") { Summary = "" }.Read("five minutes", values), StringComparison.Ordinal);
        Assert.Equal("must be a GUID.", new GuidParameter("id") { Summary = "" }.Read("1", values));
        Assert.StartsWith("must be an absolute address", new UriParameter("address") { Summary = "" }.Read("../docs", values), StringComparison.Ordinal);
        Assert.Equal("must be true or false.", new BooleanParameter("exact") { Summary = "" }.Read("yes", values));
        Assert.Equal("must be a JSON object.", new RecordParameter<YouTubeSession>("session") { Summary = "" }.Read("{}", values));
    }

    [Theory]
    [InlineData("5", null)]
    [InlineData("\"5\"", "must be a number in the range of its type.")]
    [InlineData("true", "must be a number in the range of its type.")]
    [InlineData("[5]", "must be a number in the range of its type.")]
    public void Takes_JSON_of_its_own_kind_only(string json, string? problem)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Equal(problem, s_limit.Read(document.RootElement, new ParameterValues()));
    }

    [Fact]
    public void Keeps_each_value_by_its_parameter()
    {
        var (other, values) = (new NumberParameter<int>("limit") { Summary = "" }, new ParameterValues());

        s_limit.Read("7", values);

        Assert.True(values.TryGet(s_limit, out var limit));
        Assert.Equal(7, limit);
        Assert.False(values.TryGet(other, out _));
        Assert.False(values.Has(s_code));
    }
}
