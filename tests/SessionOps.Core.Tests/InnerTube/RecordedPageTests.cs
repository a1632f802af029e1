using SessionOps.InnerTube;
using SessionOps.InnerTube.Bridge;
using SessionOps.Tokens;

namespace SessionOps.Core.Tests.InnerTube;

/// <summary>Pages that were saved from YouTube, one .html file each; nothing of them belongs into this repository.</summary>
public sealed class RecordedPageTests
{
    private static readonly string? s_folder = Environment.GetEnvironmentVariable("SESSIONOPS_RECORDED_PAGES");

    [SkippableFact]
    public async Task Every_saved_page_gives_all_of_a_session()
    {
        Skip.IfNot(Directory.Exists(s_folder), "SESSIONOPS_RECORDED_PAGES names no folder with saved YouTube homepages (*.html).");
        var files = Directory.GetFiles(s_folder!, "*.html");
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var page = YouTubePageReader.Read(await File.ReadAllTextAsync(file), new Uri("https://www.youtube.com/"), "recorded");

            Assert.NotNull(VisitorDataDecoder.Decode(page.VisitorData).VisitorId);
            Assert.NotNull(page.RolloutToken);
            Assert.NotNull(page.EventId);
            Assert.NotNull(page.ApiKey);
            Assert.NotNull(page.RemoteHost);
            Assert.Equal("WEB", page.Client.Name);
            var challenge = Assert.IsType<Challenge>(page.Challenge);
            // YouTube's programs had 32,000 to 43,000 characters in 2026; a parser that stops early gives far fewer.
            Assert.InRange(challenge.Program.Length, 10_000, 200_000);
            Assert.NotNull(challenge.InterpreterHash);
            Assert.Equal("www.google.com", challenge.InterpreterUrl?.Host);
        }
    }

    [SkippableFact]
    public async Task A_recorded_pages_flags_say_what_media_tokens_are_bound_to()
    {
        var folder = Environment.GetEnvironmentVariable("SESSIONOPS_RECORDINGS");
        Skip.IfNot(Directory.Exists(folder), "SESSIONOPS_RECORDINGS names no folder with recorded challenges.");
        var files = Directory.GetFiles(folder!, "page.html", SearchOption.AllDirectories);
        Skip.If(files.Length == 0, "SESSIONOPS_RECORDINGS has no whole page (page.html).");
        foreach (var file in files)
        {
            var page = YouTubePageReader.Read(await File.ReadAllTextAsync(file), new Uri("https://www.youtube.com/"), "recorded");

            // Since 2026 every page binds media tokens to the video; none of these is a signed-in user's, though each has a DATASYNC_ID.
            Assert.Equal(BindingKind.VideoId, page.MediaBinding);
            Assert.NotNull(page.DataSyncId);
            Assert.False(page.IsSignedIn);
            Assert.Equal(("WEB", 1), (page.Client.Name, page.Client.Number));
            Assert.NotNull(VisitorDataDecoder.TryDecode(page.VisitorData));
            Assert.NotNull(page.Challenge?.ClientExperimentsStateBlob);
        }
    }
}
