using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps.Attestation;
using SessionOps.Http;
using SessionOps.InnerTube;
using SessionOps.InnerTube.Bridge;
using SessionOps.Tokens;

namespace SessionOps.Fuzz;

/// <summary>What YouTube and the attestation service send.</summary>
internal static class PageTargets
{
    private static readonly Uri s_url = new("https://www.youtube.com/");
    private static readonly DateTimeOffset s_now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("page", ReadPage),
        FuzzTarget.OfText("literal", ReadLiteral),
        FuzzTarget.OfText("challenge", ReadChallenge),
        FuzzTarget.OfText("answer", ReadAnswer),
        FuzzTarget.OfText("cookies", ReadCookies),
    ];

    private static void ReadPage(string html)
    {
        var page = YouTubePageReader.Read(html, s_url, "Mozilla/5.0");
        FuzzTarget.Require(WireText.IsToken(page.VisitorData), "Visitor data is a token.");
        FuzzTarget.Require(page.EventId is null || WireText.IsLine(page.EventId), "EVENT_ID is one line.");
        JsonDocument.Parse(page.ConfigJson, new JsonDocumentOptions { MaxDepth = 1000 }).Dispose();
        FuzzTarget.Require(page.ToString().Contains(page.Client.Name, StringComparison.Ordinal), "A page can be named.");
    }

    private static void ReadLiteral(string source)
    {
        var reader = new JsLiteralReader(source);
        if (!reader.TryReadArgument(out var value))
            return;
        FuzzTarget.Require(reader.Position > 0 && reader.Position <= source.Length, "The reader stays within the script.");
        var json = value?.ToJsonString(new JsonSerializerOptions { MaxDepth = 1000 }) ?? "null";
        var again = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 1000 });
        FuzzTarget.Require(JsonNode.DeepEquals(value, again), "A literal is JSON once it was read.");
    }

    // Once as it came and once as it would have been scrambled, or no change would get past the descrambler.
    private static void ReadChallenge(string text)
    {
        if (Parse(text) is { } answer)
            _ = Read(answer);
        var scrambled = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < scrambled.Length; i++)
            scrambled[i] -= 97;
        _ = ScrambledChallenge.Read(new JsonArray("id", Convert.ToBase64String(scrambled)), s_url);
    }

    private static bool Read(JsonNode answer)
    {
        try
        {
            _ = ScrambledChallenge.Read(answer, s_url);
            return true;
        }
        catch (SessionOpsException)
        {
            return false;
        }
    }

    private static void ReadAnswer(string text)
    {
        if (Parse(text) is not { } answer)
            return;
        _ = MediaAddress.Find(answer, s_url);
        _ = ServiceWorkerData.VisitorData(answer);
        _ = ServiceWorkerData.RolloutToken(answer);
        try
        {
            var challenge = answer.Deserialize(BridgeJson.Default.AttestationAnswer)?.ToChallenge(ChallengeSource.AttestationGet, s_url);
            FuzzTarget.Require(challenge is null or { Program.Length: > 0, GlobalName.Length: > 0 }, "A challenge has a program and a name.");
        }
        catch (JsonException)
        {
            FuzzTarget.Require(text.Length > 0, "Only something can be of another shape.");
        }
    }

    private static void ReadCookies(string text)
    {
        var cookies = SetCookie.Read(text.Split('\n'), s_url, s_now);
        if (SetCookie.HeaderFor(s_url, cookies, s_now) is { } header)
            FuzzTarget.Require(!header.Any(char.IsControl), "A header has no line end.");
        FuzzTarget.Require(cookies.All(SetCookie.IsUsable), "Only usable cookies are kept.");
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonTree.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
