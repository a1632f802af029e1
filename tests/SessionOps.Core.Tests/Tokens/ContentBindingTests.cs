using SessionOps.Tokens;

namespace SessionOps.Tests.Tokens;

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
    public void Binds_by_client_context_and_sign_in(string client, PoTokenContext context, bool authenticated, BindingKind expected)
        => Assert.Equal(expected, ContentBinding.For(Request(client, context, authenticated))?.Kind);

    [Theory]
    [InlineData("WEB", PoTokenContext.Gvs, false, BindingKind.VideoId)]
    [InlineData("WEB", PoTokenContext.Gvs, true, BindingKind.VideoId)]
    [InlineData("WEB_REMIX", PoTokenContext.Gvs, false, BindingKind.VideoId)]
    [InlineData("WEB_REMIX", PoTokenContext.Player, false, BindingKind.VisitorData)]
    public void The_experiment_binds_video_data_to_the_video(string client, PoTokenContext context, bool authenticated, BindingKind expected)
        => Assert.Equal(expected, ContentBinding.For(Request(client, context, authenticated) with { BindsToVideo = true })?.Kind);

    [Theory]
    [InlineData("ANDROID")]
    [InlineData("IOS")]
    [InlineData("web")]
    public void A_web_token_is_of_no_use_to_other_clients(string client)
        => Assert.Null(ContentBinding.For(Request(client, PoTokenContext.Gvs, authenticated: false)));

    [Fact]
    public void A_missing_value_gives_no_binding()
        => Assert.Null(ContentBinding.For(new ContentBindingRequest { ClientName = "WEB", Context = PoTokenContext.Player, VisitorData = "visitor" }));

    [Theory]
    [InlineData("jNQXAC9IVRw", BindingKind.VideoId)]
    [InlineData("abc||", BindingKind.DataSyncId)]
    [InlineData("abc||def", BindingKind.DataSyncId)]
    [InlineData("CgthYmNfREVGLTEyMw%3D%3D", BindingKind.VisitorData)]
    [InlineData("something else", BindingKind.Custom)]
    public void Tells_what_a_bare_value_is(string value, BindingKind kind) => Assert.Equal(kind, ContentBinding.KindOf(value));

    private static ContentBindingRequest Request(string client, PoTokenContext context, bool authenticated) => new()
    {
        ClientName = client,
        Context = context,
        VideoId = "jNQXAC9IVRw",
        VisitorData = "visitor",
        DataSyncId = "sync||",
        IsAuthenticated = authenticated,
    };
}
