using SessionOps.Http;

namespace SessionOps.Core.Tests.Http;

public sealed class SetCookieTests
{
    private static readonly Uri s_page = new("https://www.youtube.com/");
    private static readonly DateTimeOffset s_now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_cookie_is_read_with_what_belongs_to_it()
    {
        var cookie = Assert.Single(
            Read("VISITOR_INFO1_LIVE=abc_DEF-123; Domain=.youtube.com; Expires=Fri, 30-Apr-2027 12:00:00 GMT; Path=/; Secure; HttpOnly; SameSite=none")
        );

        Assert.Equal(("VISITOR_INFO1_LIVE", "abc_DEF-123", ".youtube.com", "/"), (cookie.Name, cookie.Value, cookie.Domain, cookie.Path));
        Assert.Equal((new DateTimeOffset(2027, 4, 30, 12, 0, 0, TimeSpan.Zero), true, true), (cookie.ExpiresAt, cookie.IsSecure, cookie.IsHttpOnly));
        Assert.DoesNotContain("abc_DEF", cookie.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a=1; Domain=example.com")]
    [InlineData("a=1; Domain=com")]
    [InlineData("a=1; Max-Age=0")]
    [InlineData("a=1; Expires=Thu, 01-Jan-1970 00:00:00 GMT")]
    [InlineData("a=b c")]
    [InlineData("a=1\r\nX-Header: 1")]
    [InlineData("a b=1")]
    [InlineData("no cookie")]
    [InlineData("=1")]
    public void What_is_none_or_over_or_belongs_elsewhere_is_left_out(string header) => Assert.Empty(Read(header));

    [Fact]
    public void A_later_cookie_replaces_or_removes_an_earlier_one()
    {
        Assert.Equal("2", Assert.Single(Read("a=1", "a=2")).Value);
        Assert.Empty(Read("a=1", "a=; Max-Age=0"));
    }

    [Fact]
    public void Cookies_go_only_where_they_belong()
    {
        var cookies = Read("host=1", "site=2; Domain=youtube.com; Secure", "part=3; Path=/youtubei", "short=4; Max-Age=60");

        Assert.Equal("host=1; site=2; part=3; short=4", Header("https://www.youtube.com/youtubei/v1/player"));
        Assert.Equal("host=1; short=4", Header("http://www.youtube.com/youtubeix"));
        Assert.Equal("site=2", Header("https://m.youtube.com/"));
        Assert.Null(Header("https://r1.googlevideo.com/"));
        Assert.Null(Header("https://notyoutube.com/"));
        Assert.Equal("host=1; site=2", SetCookie.HeaderFor(s_page, cookies, s_now.AddMinutes(2)));

        string? Header(string url) => SetCookie.HeaderFor(new Uri(url), cookies, s_now);
    }

    [Fact]
    public void A_stored_cookie_that_was_tampered_with_is_not_sent() =>
        Assert.Null(
            SetCookie.HeaderFor(
                s_page,
                [
                    new SessionCookie
                    {
                        Name = "a",
                        Value = "1\r\nX: 2",
                        Domain = "www.youtube.com",
                    },
                ],
                s_now
            )
        );

    private static IReadOnlyList<SessionCookie> Read(params string[] headers) => SetCookie.Read(headers, s_page, s_now);
}
