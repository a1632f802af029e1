using SessionOps.Tokens;

namespace SessionOps.Core.Tests.Tokens;

/// <summary>The cases are those of yt-dlp's own tests (test/test_pot/test_pot_builtin_utils.py).</summary>
public sealed class ContentBindingTests
{
    [Theory]
    [InlineData("WEB", PoTokenContext.Gvs, false, BindingKind.VisitorData)]
    [InlineData("WEB", PoTokenContext.Gvs, true, BindingKind.DataSyncId)]
    [InlineData("WEB", PoTokenContext.Player, false, BindingKind.VideoId)]
    [InlineData("WEB", PoTokenContext.Player, true, BindingKind.VideoId)]
    [InlineData("WEB", PoTokenContext.Subs, false, BindingKind.VideoId)]
    [InlineData("MWEB", PoTokenContext.Gvs, false, BindingKind.VisitorData)]
    [InlineData("TVHTML5", PoTokenContext.Player, false, BindingKind.VideoId)]
    [InlineData("TVHTML5_SIMPLY", PoTokenContext.Gvs, false, BindingKind.VisitorData)]
    [InlineData("TVHTML5_SIMPLY_EMBEDDED_PLAYER", PoTokenContext.Gvs, false, BindingKind.VisitorData)]
    [InlineData("WEB_EMBEDDED_PLAYER", PoTokenContext.Player, false, BindingKind.VideoId)]
    [InlineData("WEB_CREATOR", PoTokenContext.Gvs, true, BindingKind.DataSyncId)]
    [InlineData("WEB_REMIX", PoTokenContext.Player, false, BindingKind.VisitorData)]
    [InlineData("WEB_REMIX", PoTokenContext.Player, true, BindingKind.DataSyncId)]
    [InlineData("WEB_REMIX", PoTokenContext.Subs, false, BindingKind.VisitorData)]
    public void Binds_by_client_context_and_sign_in(string client, PoTokenContext context, bool authenticated, BindingKind expected) =>
        Assert.Equal(expected, ContentBinding.For(Request(client, context, authenticated))?.Kind);

    [Theory]
    [InlineData("WEB", PoTokenContext.Gvs, false, BindingKind.VideoId)]
    [InlineData("WEB", PoTokenContext.Gvs, true, BindingKind.VideoId)]
    [InlineData("WEB_REMIX", PoTokenContext.Gvs, false, BindingKind.VideoId)]
    [InlineData("WEB_REMIX", PoTokenContext.Player, false, BindingKind.VisitorData)]
    public void The_experiment_binds_video_data_to_the_video(string client, PoTokenContext context, bool authenticated, BindingKind expected) =>
        Assert.Equal(expected, ContentBinding.For(Request(client, context, authenticated) with { BindsToVideo = true })?.Kind);

    [Theory]
    [InlineData("ANDROID")]
    [InlineData("IOS")]
    [InlineData("web")]
    public void A_web_token_is_of_no_use_to_other_clients(string client) =>
        Assert.Null(ContentBinding.For(Request(client, PoTokenContext.Gvs, authenticated: false)));

    [Fact]
    public void A_missing_value_gives_no_binding() =>
        Assert.Null(
            ContentBinding.For(
                new ContentBindingRequest
                {
                    ClientName = "WEB",
                    Context = PoTokenContext.Player,
                    VisitorData = "visitor",
                }
            )
        );

    [Theory]
    [InlineData("jNQXAC9IVRw", BindingKind.VideoId)]
    [InlineData("abc||", BindingKind.DataSyncId)]
    [InlineData("abc||def", BindingKind.DataSyncId)]
    [InlineData("CgthYmNfREVGLTEyMw%3D%3D", BindingKind.VisitorData)]
    [InlineData("something else", BindingKind.Custom)]
    public void Tells_what_a_bare_value_is(string value, BindingKind kind) => Assert.Equal(kind, ContentBinding.KindOf(value));

    [Theory]
    [InlineData("dQw4w9WgXcQ ", "dQw4w9WgXcQ", BindingKind.VideoId)]
    [InlineData("\tdQw4w9WgXcQ\r\n", "dQw4w9WgXcQ", BindingKind.VideoId)]
    [InlineData("CgthYmNfREVGLTEyMw%3D%3D\n", "CgthYmNfREVGLTEyMw%3D%3D", BindingKind.VisitorData)]
    [InlineData("https://youtu.be/dQw4w9WgXcQ", "dQw4w9WgXcQ", BindingKind.VideoId)]
    [InlineData("some other text", "some other text", BindingKind.Custom)]
    public void White_space_around_a_binding_does_not_count_and_an_address_stands_for_its_video(string given, string value, BindingKind kind) =>
        Assert.Equal(new ContentBinding(value, kind), ContentBinding.For(new PoTokenRequest { ContentBinding = given }, Session()));

    [Theory]
    [InlineData("  ")]
    [InlineData("a\u0000b")]
    [InlineData("a\u001b[31m")]
    public void A_binding_without_text_or_with_control_characters_is_the_callers_error(string given) =>
        Assert.Throws<InvalidInputException>(() => ContentBinding.For(new PoTokenRequest { ContentBinding = given }, Session()));

    [Fact]
    public void A_binding_has_a_largest_length()
    {
        Assert.Equal(
            PoTokenRequest.MaxBindingLength,
            ContentBinding.For(new PoTokenRequest { ContentBinding = new string('x', PoTokenRequest.MaxBindingLength) }, Session()).Value.Length
        );
        Assert.Throws<InvalidInputException>(() =>
            ContentBinding.For(new PoTokenRequest { ContentBinding = new string('x', PoTokenRequest.MaxBindingLength + 1) }, Session())
        );
    }

    [Theory]
    [InlineData(null, null, BindingKind.VideoId, BindingKind.VideoId)]
    [InlineData(PoTokenContext.Gvs, null, BindingKind.VideoId, BindingKind.VideoId)]
    [InlineData(PoTokenContext.Gvs, null, BindingKind.VisitorData, BindingKind.VisitorData)]
    [InlineData(PoTokenContext.Gvs, null, null, BindingKind.VisitorData)]
    [InlineData(PoTokenContext.Player, null, BindingKind.VisitorData, BindingKind.VideoId)]
    [InlineData(PoTokenContext.Subs, "web_safari", BindingKind.VisitorData, BindingKind.VideoId)]
    [InlineData(PoTokenContext.Player, "web_music", BindingKind.VisitorData, BindingKind.VisitorData)]
    [InlineData(null, "mweb", BindingKind.VisitorData, BindingKind.VisitorData)]
    [InlineData(null, "WEB_REMIX", BindingKind.VideoId, BindingKind.VideoId)]
    public void A_request_is_bound_as_the_sessions_page_asks(PoTokenContext? context, string? client, BindingKind? media, BindingKind expected)
    {
        var request = new PoTokenRequest
        {
            VideoId = "https://youtu.be/jNQXAC9IVRw",
            Context = context,
            Client = client,
        };

        Assert.Equal(expected, ContentBinding.For(request, Session(media)).Kind);
    }

    [Fact]
    public void A_signed_in_session_binds_to_its_data_sync_id()
    {
        var session = Session(BindingKind.DataSyncId) with { DataSyncId = "sync||", IsSignedIn = true };

        Assert.Equal(new ContentBinding("sync||", BindingKind.DataSyncId), ContentBinding.For(new PoTokenRequest { Context = PoTokenContext.Gvs }, session));
    }

    [Fact]
    public void A_request_that_lacks_or_contradicts_is_the_callers_error()
    {
        Assert.Throws<InvalidInputException>(() => ContentBinding.For(new PoTokenRequest { Context = PoTokenContext.Player }, Session()));
        Assert.Throws<InvalidInputException>(() => ContentBinding.For(new PoTokenRequest { Context = PoTokenContext.Gvs }, Session(BindingKind.VideoId)));
        Assert.Throws<InvalidInputException>(() => ContentBinding.For(new PoTokenRequest { Client = "android" }, Session()));
        Assert.Throws<InvalidInputException>(() => ContentBinding.For(new PoTokenRequest { ContentBinding = "x", Client = "web" }, Session()));
        Assert.Throws<InvalidInputException>(() => ContentBinding.For(new PoTokenRequest { VideoId = "no video" }, Session()));
    }

    [Theory]
    [InlineData(BindingKind.VisitorData, BindingKind.VisitorData, null, PoTokenUses.Gvs)]
    [InlineData(BindingKind.VisitorData, BindingKind.VideoId, null, PoTokenUses.None)]
    [InlineData(BindingKind.VisitorData, BindingKind.VideoId, "web_music", PoTokenUses.Player | PoTokenUses.Subs)]
    [InlineData(BindingKind.VideoId, BindingKind.VideoId, null, PoTokenUses.Gvs | PoTokenUses.Player | PoTokenUses.Subs)]
    [InlineData(BindingKind.VideoId, BindingKind.VisitorData, null, PoTokenUses.Player | PoTokenUses.Subs)]
    [InlineData(BindingKind.VideoId, BindingKind.VisitorData, "web_music", PoTokenUses.None)]
    [InlineData(BindingKind.VideoId, BindingKind.VideoId, "android", PoTokenUses.None)]
    [InlineData(BindingKind.Custom, BindingKind.VideoId, null, null)]
    public void A_binding_tells_what_it_is_good_for(BindingKind kind, BindingKind media, string? client, PoTokenUses? expected)
    {
        var session = Session(media);
        var binding = new ContentBinding(kind == BindingKind.VisitorData ? session.VisitorData : "jNQXAC9IVRw", kind);

        Assert.Equal(expected, ContentBinding.UsesOf(binding, session, client));
    }

    private static YouTubeSession Session(BindingKind? media = null) =>
        new()
        {
            Name = "default",
            VisitorData = "visitor",
            PoToken = new PoToken
            {
                Value = "token",
                ContentBinding = "visitor",
                BindingKind = BindingKind.VisitorData,
                Grade = TokenGrade.Integrity,
                ExpiresAt = DateTimeOffset.MaxValue,
            },
            MediaBinding = media,
            Client = new YouTubeClient("WEB", "2.1", "agent", "en", "US", 1),
            ChallengeSource = ChallengeSource.Page,
            Engine = "jint",
            CreatedAt = default,
            RefreshAt = default,
            ExpiresAt = default,
        };

    private static ContentBindingRequest Request(string client, PoTokenContext context, bool authenticated) =>
        new()
        {
            ClientName = client,
            Context = context,
            VideoId = "jNQXAC9IVRw",
            VisitorData = "visitor",
            DataSyncId = "sync||",
            IsAuthenticated = authenticated,
        };
}
