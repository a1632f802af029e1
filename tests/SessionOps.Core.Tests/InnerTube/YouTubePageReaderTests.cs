using SessionOps.InnerTube;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.Core.Tests.InnerTube;

public sealed class YouTubePageReaderTests
{
    private const string Visitor = "CgthYmNfREVGLTEyMw%3D%3D";
    private const string Interpreter = "{'privateDoNotAccessOrElseTrustedResourceUrlWrappedValue':'//www.google.com/js/th/abc.js'}";

    [Theory]
    [InlineData("html5_generate_content_po_token=true&html5_generate_session_po_token=true", "", BindingKind.VideoId)]
    [InlineData("a=b&html5_generate_content_po_token=true", "'LOGGED_IN':true,", BindingKind.VideoId)]
    [InlineData("html5_generate_content_po_token=false&html5_generate_session_po_token=true", "", BindingKind.VisitorData)]
    [InlineData("html5_generate_session_po_token=true", "'LOGGED_IN':true,", BindingKind.DataSyncId)]
    [InlineData("html5_generate_session_po_token=true", "'LOGGED_IN':false,", BindingKind.VisitorData)]
    [InlineData("a=b", "", null)]
    [InlineData("html5_generate_content_po_token_x=true", "", null)]
    public void The_players_flags_say_what_media_tokens_are_bound_to(string flags, string more, BindingKind? expected)
    {
        var page = Read(
            $"'DATASYNC_ID':'id||',{more}'WEB_PLAYER_CONTEXT_CONFIGS':{{'WEB_PLAYER_CONTEXT_CONFIG_ID_KEVLAR_WATCH':{{serializedExperimentFlags:'{flags}'}}}}"
        );

        Assert.Equal(expected, page.MediaBinding);
        Assert.Equal("id||", page.DataSyncId);
    }

    [Fact]
    public void The_watch_players_flags_count_before_those_of_other_players()
    {
        var page = Read(
            """
            'WEB_PLAYER_CONTEXT_CONFIGS':{'A':{serializedExperimentFlags:'html5_generate_content_po_token=true'},
            'WEB_PLAYER_CONTEXT_CONFIG_ID_KEVLAR_WATCH':{serializedExperimentFlags:'html5_generate_session_po_token=true'}}
            """
        );

        Assert.Equal(BindingKind.VisitorData, page.MediaBinding);
    }

    [Fact]
    public void The_visitor_data_that_the_player_prefers_is_taken() =>
        Assert.Equal("Cgt4eHhfREVGLTEyMw%3D%3D", Read("'EOM_VISITOR_DATA':'Cgt4eHhfREVGLTEyMw%3D%3D'").VisitorData);

    [Theory]
    [InlineData("'INNERTUBE_CONTEXT_CLIENT_NAME':2,'INNERTUBE_CLIENT_NAME':'MWEB'", 2)]
    [InlineData("'INNERTUBE_CONTEXT_CLIENT_NAME':'67','INNERTUBE_CLIENT_NAME':'WEB_REMIX'", 67)]
    [InlineData("'INNERTUBE_CLIENT_NAME':'WEB_EMBEDDED_PLAYER'", 56)]
    [InlineData("'INNERTUBE_CLIENT_NAME':'NEW_ONE'", null)]
    public void The_client_has_its_number(string config, int? number) => Assert.Equal(number, Read(config).Client.Number);

    [Theory]
    [InlineData("{{'R':'{{\\x22bgChallenge\\x22:{0}}}'}}", true)]
    [InlineData("{{'R':{{bgChallenge:{0}}},'T':'t'}}", false)]
    public void The_challenge_may_be_text_or_an_object(string argument, bool isText)
    {
        var challenge = $"{{'interpreterUrl':{Interpreter},'interpreterHash':'abc','program':'p','globalName':'g'}}";
        var inner = isText ? challenge.Replace("'", "\\x22", StringComparison.Ordinal) : challenge;

        var page = Read("", string.Format(System.Globalization.CultureInfo.InvariantCulture, argument, inner));

        Assert.Equal(("p", "g"), (page.Challenge?.Program, page.Challenge?.GlobalName));
    }

    [Fact]
    public void The_short_form_of_a_challenge_has_its_fixed_name_and_the_hash_of_its_file()
    {
        var page = Read("", $"{{'R':{{botguardData:{{interpreterSafeUrl:{Interpreter},program:'p'}}}}}}");

        Assert.Equal(("p", "trayride", "abc"), (page.Challenge?.Program, page.Challenge?.GlobalName, page.Challenge?.InterpreterHash));
        Assert.Equal("https://www.google.com/js/th/abc.js", page.Challenge?.InterpreterUrl?.AbsoluteUri);
    }

    [Theory]
    [InlineData("{'R':5}")]
    [InlineData("{'R':'no JSON'}")]
    [InlineData("{'R':{bgChallenge:{program:5}}}")]
    [InlineData("{'R':{botguardData:{program:'p'}}}")]
    public void An_unusable_challenge_is_left_to_the_fallbacks(string argument) => Assert.Null(Read("", argument).Challenge);

    [Theory]
    [InlineData("abc\\\" --exec \\\"id")]
    [InlineData("abc;player_client=ios")]
    [InlineData("abc\\r\\nX-Header: 1")]
    public void Visitor_data_with_other_characters_is_refused(string value)
    {
        var error = Assert.Throws<UnexpectedResponseException>(() => Read($"\"EOM_VISITOR_DATA\":\"{value}\""));

        Assert.Equal(ErrorIds.MalformedResponse, error.ErrorId);
        Assert.DoesNotContain("abc", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Visitor_data_of_an_unknown_form_is_kept_as_it_is() => Assert.Equal("AAAA", Read("'EOM_VISITOR_DATA':'AAAA'").VisitorData);

    private static YouTubePage Read(string config, string attestation = "{}") =>
        YouTubePageReader.Read(
            $"<html><script>ytcfg.set({{'VISITOR_DATA':'{Visitor}','INNERTUBE_CLIENT_VERSION':'2.1',{config}}}); window.ytAtN({attestation});</script></html>",
            new Uri("https://www.youtube.com/"),
            "agent"
        );
}
