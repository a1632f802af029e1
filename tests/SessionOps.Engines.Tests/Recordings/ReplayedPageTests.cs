using System.Buffers.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SessionOps.Hosting;
using SessionOps.Tokens;
using Xunit.Abstractions;

namespace SessionOps.Engines.Tests.Recordings;

/// <summary>A whole recorded page of YouTube's, from the first request to minted tokens, with what its attestation service answered.</summary>
public sealed class ReplayedPageTests(ITestOutputHelper output)
{
    // Snapshots of one challenge are spread by about two percent in Chromium itself; a member that is missing costs more.
    private const double Spread = 0.02;

    [RecordedPageFact]
    public Task Makes_a_session_of_a_recorded_page_in_Jint() => ReplayAllAsync("jint");

    [RecordedPageFact]
    public Task Makes_a_session_of_a_recorded_page_in_V8() => ReplayAllAsync("v8");

    private async Task ReplayAllAsync(string engine)
    {
        foreach (var folder in RecordedPageFactAttribute.Folders)
            await ReplayAsync(folder, engine);
    }

    private async Task ReplayAsync(string folder, string engine)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "page.html"));
        var store = Directory.CreateTempSubdirectory("replay-");
        using var recorded = new RecordedService(folder);
        using var http = new HttpClient(recorded);
        try
        {
            var options = new SessionOpsOptions
            {
                Engine = engine,
                Store = store.FullName,
                ScriptTimeout = TimeSpan.FromMinutes(1),
            };
            await using var service = SessionServices.Create(options, new SessionServiceDependencies { HttpClient = http });

            var session = await service.GetSessionAsync(new SessionRequest(), progress: null, CancellationToken.None);

            Assert.Equal((TokenGrade.Integrity, ChallengeSource.Page, engine), (session.Grade, session.ChallengeSource, session.Engine));
            AssertOfOnePage(session, page);
            Assert.Empty(session.CoverageGaps);
            AssertLength(folder, engine, Assert.Single(recorded.Snapshots).Length);
            await AssertMintsAsync(service, session);
            Assert.Empty(recorded.Unknown);
            Assert.Single(recorded.Snapshots);
        }
        finally
        {
            store.Delete(recursive: true);
        }
    }

    private static void AssertOfOnePage(YouTubeSession session, string page)
    {
        Assert.Equal(Uri.UnescapeDataString(Setting(page, "visitorData")), Uri.UnescapeDataString(session.VisitorData));
        Assert.Equal(VisitorDataDecoder.Decode(session.VisitorData).VisitorId, session.VisitorId);
        Assert.Equal(Setting(page, "EVENT_ID"), session.EventId);
        Assert.Equal((Setting(page, "clientName"), Setting(page, "clientVersion")), (session.Client.Name, session.Client.Version));
        Assert.Equal(Setting(page, "rolloutToken"), session.RolloutToken);
        Assert.Equal(Setting(page, "remoteHost"), session.RemoteHost);
    }

    private void AssertLength(string folder, string engine, int length)
    {
        output.WriteLine($"{Path.GetFileName(folder)} {engine}: {length}");
        var file = Path.Combine(folder, "chromium.json");
        if (!File.Exists(file))
        {
            output.WriteLine("The length was compared with nothing: eng/recordings/measure.mjs --remember writes Chromium's into the pair's folder.");
            return;
        }

        using var chromium = JsonDocument.Parse(File.ReadAllText(file));
        var lengths = chromium.RootElement.EnumerateArray().Select(static value => value.GetInt32()).ToList();
        Assert.InRange(length, lengths.Min() * (1 - Spread), lengths.Max() * (1 + Spread));
    }

    private static async Task AssertMintsAsync(ISessionService service, YouTubeSession session)
    {
        var tokens = new List<PoToken> { session.PoToken };
        foreach (var binding in (string[])[session.VisitorId!, "dQw4w9WgXcQ", "jNQXAC9IVRw"])
            tokens.Add(await service.MintAsync(new PoTokenRequest { ContentBinding = binding }, progress: null, CancellationToken.None));

        Assert.All(tokens, static token => Assert.Equal(TokenGrade.Integrity, token.Grade));
        Assert.All(tokens, static token => Assert.Equal(0x32, Base64Url.DecodeFromChars(token.Value)[0]));
        Assert.Equal(tokens.Count, tokens.Select(static token => token.Value).Distinct().Count());
    }

    // Read apart from the product's own reader: the first of that name in the page's configuration.
    private static string Setting(string page, string name) =>
        JsonSerializer.Deserialize<string>(Regex.Match(page, $"\"{name}\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.)*\")").Groups[1].Value)!;
}
