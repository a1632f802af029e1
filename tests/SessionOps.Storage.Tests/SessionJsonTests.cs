using System.Text;
using System.Text.Json;
using CsCheck;

namespace SessionOps.Storage.Tests;

public sealed class SessionJsonTests
{
    [Fact]
    public void The_schema_version_is_the_first_member_and_enums_are_names()
    {
        var json = Encoding.UTF8.GetString(SessionJson.Serialize(Samples.Session()));

        Assert.StartsWith("""{"schemaVersion":1,"name":"default","visitorData":""", json, StringComparison.Ordinal);
        Assert.Contains("\"challengeSource\":\"AttestationGet\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_that_this_version_does_not_know_are_skipped()
    {
        var json = Encoding.UTF8.GetString(SessionJson.Serialize(Samples.Session())).Insert(1, """ "added":{"later":[1,2]}, """);

        Assert.Equal("default", SessionJson.Deserialize(Encoding.UTF8.GetBytes(json)).Name);
    }

    [Fact]
    public void Optional_members_may_be_missing()
    {
        var session = SessionJson.Deserialize(SessionJson.Serialize(Samples.Session() with { RolloutToken = null, EventId = null, RemoteHost = null }));

        Assert.Equal((null, null, null), (session.RolloutToken, session.EventId, session.RemoteHost));
    }

    [Fact]
    public void What_was_added_since_comes_back_as_it_was_written()
    {
        var written = Samples.Session() with
        {
            MediaBinding = BindingKind.VideoId,
            DataSyncId = "id||",
            IsSignedIn = true,
            Cookies =
            [
                new SessionCookie
                {
                    Name = "YSC",
                    Value = "secret",
                    Domain = ".youtube.com",
                    ExpiresAt = Samples.Now,
                    IsSecure = true,
                },
            ],
            PoToken = Samples.Token() with { GoodFor = PoTokenUses.Gvs | PoTokenUses.Player },
        };

        var read = SessionJson.Deserialize(SessionJson.Serialize(written));

        Assert.Equal((written.MediaBinding, written.DataSyncId, true, written.PoToken), (read.MediaBinding, read.DataSyncId, read.IsSignedIn, read.PoToken));
        Assert.Equal(written.Cookies, read.Cookies);
    }

    [Fact]
    public void A_record_of_the_first_version_is_read_as_a_session_whose_page_did_not_say_more()
    {
        var session = SessionJson.Deserialize(
            """
            {"schemaVersion":1,"name":"default","visitorData":"v","visitorId":"i","poToken":{"value":"t","contentBinding":"v","bindingKind":"VisitorData","grade":"Integrity","expiresAt":"2026-09-02T00:00:00+00:00"},
            "client":{"name":"WEB","version":"2","userAgent":"a","language":"en","country":"US"},"challengeSource":"Page","engine":"jint","coverageGaps":[],
            "createdAt":"2026-09-01T12:00:00+00:00","refreshAt":"2026-09-01T23:58:20+00:00","expiresAt":"2026-09-02T00:00:00+00:00"}
            """u8
        );

        Assert.Equal(
            (null, null, false, null, null),
            (session.MediaBinding, session.DataSyncId, session.IsSignedIn, session.PoToken.GoodFor, session.Client.Number)
        );
        Assert.Empty(session.Cookies);
    }

    [Fact]
    public void The_gaps_may_be_missing()
    {
        var json = Encoding
            .UTF8.GetString(SessionJson.Serialize(Samples.Session() with { CoverageGaps = [] }))
            .Replace("\"coverageGaps\":[],", "", StringComparison.Ordinal);

        Assert.Empty(SessionJson.Deserialize(Encoding.UTF8.GetBytes(json)).CoverageGaps);
    }

    [Theory]
    [InlineData("visitorData")]
    [InlineData("client")]
    [InlineData("poToken")]
    public void A_required_member_that_is_null_makes_it_corrupt(string member)
    {
        using var document = JsonDocument.Parse(SessionJson.Serialize(Samples.Session()));
        var members = document.RootElement.EnumerateObject().ToDictionary(m => m.Name, m => m.Name == member ? default(JsonElement?) : m.Value);

        var e = Assert.Throws<StoreException>(() => SessionJson.Deserialize(JsonSerializer.SerializeToUtf8Bytes(members)));

        Assert.Equal(ErrorIds.StoreCorrupt, e.ErrorId);
    }

    [Fact]
    public void A_session_cut_off_anywhere_is_corrupt_and_shows_nothing()
    {
        var json = SessionJson.Serialize(Samples.Session());

        Gen.Int[0, json.Length - 1]
            .Sample(length =>
            {
                var e = Assert.Throws<StoreException>(() => SessionJson.Deserialize(json.AsSpan(0, length)));
                Assert.Equal(ErrorIds.StoreCorrupt, e.ErrorId);
                Assert.DoesNotContain("of-a-test", e.ToString(), StringComparison.Ordinal);
            });
    }

    [Fact]
    public void Any_bytes_are_a_session_or_a_store_error() =>
        Gen
            .Byte.Array[0, 200]
            .Sample(bytes =>
            {
                Assert.Throws<StoreException>(() => SessionJson.Deserialize(bytes));
                Assert.Throws<StoreException>(() => SessionJson.DeserializeToken(bytes));
            });

    [Theory]
    [InlineData("""{"schemaVersion":"of-a-reader"}""")]
    [InlineData("""{"schemaVersion":1,"name":{"of-a-reader":1}}""")]
    [InlineData("""{"\ud800":1,"schemaVersion":1}""")]
    [InlineData("""{"schemaVersion":1,"name":"\ud800"}""")]
    public void An_error_says_where_a_record_is_wrong_and_nothing_of_it_or_of_the_reader(string json)
    {
        var e = Assert.Throws<StoreException>(() => SessionJson.Deserialize(Encoding.UTF8.GetBytes(json)));

        Assert.Equal(ErrorIds.StoreCorrupt, e.ErrorId);
        Assert.DoesNotContain("of-a-reader", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("$.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\r\nX-Header: b")]
    [InlineData("\u001b[2J")]
    public void What_could_not_be_read_again_is_not_written(string text)
    {
        Assert.Throws<InvalidInputException>(() => SessionJson.Serialize(Samples.Session() with { RolloutToken = text }));
        Assert.Throws<InvalidInputException>(() =>
            SessionJson.Serialize(Samples.Session() with { VisitorData = new string('a', SessionJson.MaxTextLength + 1) })
        );
        Assert.Throws<InvalidInputException>(() => SessionJson.SerializeToken(Samples.Session().PoToken with { Value = text }));
    }

    [Fact]
    public void A_record_above_the_readers_limit_is_not_written()
    {
        var cookie = new SessionCookie
        {
            Name = "name",
            Value = new string('a', SessionJson.MaxTextLength),
            Domain = "domain",
        };

        Assert.Throws<InvalidInputException>(() =>
            SessionJson.Serialize(Samples.Session() with { Cookies = [.. Enumerable.Repeat(cookie, SessionJson.MaxBytes / SessionJson.MaxTextLength)] })
        );
    }

    [Theory]
    [InlineData("name")]
    [InlineData("value")]
    [InlineData("domain")]
    [InlineData("path")]
    public void A_cookie_that_would_become_a_second_header_is_neither_written_nor_read(string member)
    {
        var cookie = new SessionCookie
        {
            Name = "name",
            Value = "value",
            Domain = "domain",
            Path = "path",
        };
        YouTubeSession With(string text) =>
            Samples.Session() with
            {
                Cookies =
                [
                    member switch
                    {
                        "name" => cookie with { Name = text },
                        "value" => cookie with { Value = text },
                        "domain" => cookie with { Domain = text },
                        _ => cookie with { Path = text },
                    },
                ],
            };
        var json = Encoding.UTF8.GetString(SessionJson.Serialize(With("MARK"))).Replace("MARK", "a\\r\\nb", StringComparison.Ordinal);

        Assert.Throws<InvalidInputException>(() => SessionJson.Serialize(With("a\r\nb")));
        Assert.Equal(ErrorIds.StoreCorrupt, Assert.Throws<StoreException>(() => SessionJson.Deserialize(Encoding.UTF8.GetBytes(json))).ErrorId);
    }

    [Fact]
    public void A_text_that_would_become_a_second_header_is_corrupt()
    {
        var json = System
            .Text.Encoding.UTF8.GetString(SessionJson.Serialize(Samples.Session() with { EventId = "MARK" }))
            .Replace("MARK", "a\\r\\nb", StringComparison.Ordinal);

        Assert.Equal(ErrorIds.StoreCorrupt, Assert.Throws<StoreException>(() => SessionJson.Deserialize(System.Text.Encoding.UTF8.GetBytes(json))).ErrorId);
    }

    [Fact]
    public void What_is_too_large_is_corrupt()
    {
        byte[] json = [.. SessionJson.Serialize(Samples.Session()), .. Enumerable.Repeat((byte)' ', SessionJson.MaxBytes)];

        Assert.Equal(ErrorIds.StoreCorrupt, Assert.Throws<StoreException>(() => SessionJson.Deserialize(json)).ErrorId);
    }
}
