using SessionOps.Tokens;

namespace SessionOps.Core.Tests.Tokens;

public sealed class YtDlpArgumentsTests
{
    private const string Video = "jNQXAC9IVRw";

    [Fact]
    public void A_token_stands_with_its_client_and_context()
    {
        var arguments = YtDlpArguments.Write(
            Session(BindingKind.VisitorData),
            "mweb",
            [(PoTokenContext.Gvs, Token(BindingKind.VisitorData)), (PoTokenContext.Player, Token(BindingKind.VideoId))],
            "cookies.txt"
        );

        Assert.Equal(
            [
                "--extractor-args",
                "youtubetab:skip=webpage",
                "--extractor-args",
                "youtube:player_skip=webpage,configs;player_client=mweb;visitor_data=visitor%3D%3D;po_token=mweb.gvs+VisitorDataToken,mweb.player+VideoIdToken",
                "--user-agent",
                "agent",
                "--cookies",
                "cookies.txt",
            ],
            arguments
        );
    }

    [Theory]
    [InlineData("web", PoTokenContext.Gvs, BindingKind.VisitorData, BindingKind.VideoId)]
    [InlineData("web", PoTokenContext.Gvs, BindingKind.VideoId, BindingKind.VisitorData)]
    [InlineData("web", PoTokenContext.Player, BindingKind.VisitorData, BindingKind.VisitorData)]
    [InlineData("web_music", PoTokenContext.Player, BindingKind.VideoId, BindingKind.VideoId)]
    [InlineData("android", PoTokenContext.Player, BindingKind.VideoId, BindingKind.VideoId)]
    public void A_token_with_another_binding_than_the_client_sends_is_refused(string client, PoTokenContext context, BindingKind kind, BindingKind media)
    {
        var error = Assert.Throws<InvalidInputException>(() => YtDlpArguments.Write(Session(media), client, [(context, Token(kind))]));

        Assert.DoesNotContain("Token\"", error.Message, StringComparison.Ordinal);
        Assert.Contains(client == "web_music" ? "YouTube Music" : client, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_of_another_session_is_refused() =>
        Assert.Throws<InvalidInputException>(() =>
            YtDlpArguments.Write(
                Session(BindingKind.VisitorData),
                "web",
                [(PoTokenContext.Gvs, Token(BindingKind.VisitorData) with { ContentBinding = "another" })]
            )
        );

    [Theory]
    [InlineData("x\" --exec \"id", "agent", "token")]
    [InlineData("x;player_client=ios", "agent", "token")]
    [InlineData("visitor", "agent\n--exec", "token")]
    [InlineData("visitor", "agent", "token;player_client=ios")]
    [InlineData("visitor", "agent", "token,web.gvs+other")]
    public void Values_that_could_become_other_arguments_are_refused(string visitorData, string agent, string token)
    {
        var session = Session(BindingKind.VideoId) with { VisitorData = visitorData };
        session = session with { Client = session.Client with { UserAgent = agent } };

        var error = Assert.Throws<InvalidInputException>(() =>
            YtDlpArguments.Write(session, "web", [(PoTokenContext.Player, Token(BindingKind.VideoId) with { Value = token })])
        );

        Assert.DoesNotContain("exec", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_configuration_names_its_encoding_where_it_matters()
    {
        Assert.Equal(["--cookies '/home/a b/cookies.txt'"], YtDlpArguments.ConfigurationOf(["--cookies", "/home/a b/cookies.txt"]));
        Assert.Equal(
            ["# coding: utf-8", "--cookies '/home/Zoë'\"'\"'s/cookies.txt'"],
            YtDlpArguments.ConfigurationOf(["--cookies", "/home/Zoë's/cookies.txt"])
        );
    }

    private static PoToken Token(BindingKind kind) =>
        new()
        {
            Value = $"{kind}Token",
            ContentBinding = kind == BindingKind.VideoId ? Video : "visitor%3D%3D",
            BindingKind = kind,
            Grade = TokenGrade.Integrity,
            ExpiresAt = DateTimeOffset.MaxValue,
        };

    private static YouTubeSession Session(BindingKind media) =>
        new()
        {
            Name = "default",
            VisitorData = "visitor%3D%3D",
            PoToken = Token(BindingKind.VisitorData),
            MediaBinding = media,
            Client = new YouTubeClient("WEB", "2.1", "agent", "en", "US", 1),
            ChallengeSource = ChallengeSource.Page,
            Engine = "jint",
            CreatedAt = default,
            RefreshAt = default,
            ExpiresAt = default,
        };
}
