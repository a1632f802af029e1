using SessionOps.InnerTube;
using SessionOps.InnerTube.Bridge;
using SessionOps.Tokens;

namespace SessionOps.Tests.InnerTube;

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

            Assert.NotEmpty(VisitorDataDecoder.Decode(page.VisitorData).VisitorId);
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
}
