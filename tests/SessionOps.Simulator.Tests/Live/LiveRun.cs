using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using SessionOps.Hosting;
using SessionOps.Http;
using SessionOps.Tokens;

namespace SessionOps.Simulator.Tests.Live;

/// <summary>Obtains one session with one engine, mints, asks a media server, and reports it without secrets.</summary>
/// <param name="Report">The report, in Markdown.</param>
/// <param name="Session">The session; null when none was obtained.</param>
/// <param name="Test">What the test of the session showed.</param>
/// <param name="Error">Why there is no session.</param>
internal sealed record LiveRun(string Report, YouTubeSession? Session, SessionTestResult? Test, SessionOpsException? Error)
{
    // A page, an interpreter, att/get and Create where the page has no challenge, GenerateIT, the player, a piece of media, and two repeated GETs.
    public const int MaxRequests = 9;

    private const string Video = "jNQXAC9IVRw";

    public static async Task<LiveRun> StartAsync(SessionOpsOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sessionops-live-");
        try
        {
            // A store and a cache of its own: nothing of the user's is read, and nothing is left.
            options = options with
            {
                Store = Path.Combine(folder.FullName, "store"),
                CacheFolder = Path.Combine(folder.FullName, "cache"),
            };
            using var log = new RequestLog(MaxRequests);
            using var http = YouTubeHttp.CreateClient(options, TimeProvider.System, log);
            await using var service = SessionServices.Create(options, new SessionServiceDependencies { HttpClient = http });
            return await RunAsync(service, options, log, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<LiveRun> RunAsync(ISessionService service, SessionOpsOptions options, RequestLog log, CancellationToken cancellationToken)
    {
        var report = new StringBuilder();
        Add(
            $"# SessionOps {typeof(ISessionService).Assembly.GetName().Version?.ToString(3)}, engine {options.Engine}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}"
        );
        Add("");
        YouTubeSession? session = null;
        SessionTestResult? test = null;
        SessionOpsException? failure = null;
        var watch = Stopwatch.StartNew();
        try
        {
            session = await service.GetSessionAsync(new SessionRequest { Name = "live" }, progress: null, cancellationToken);
            Add(
                $"- session: {watch.ElapsedMilliseconds} ms, grade {session.Grade}, challenge from {session.ChallengeSource}, client {session.Client.Name} {session.Client.Version}, country {session.Client.Country}"
            );
            Add(
                $"- lifetime: {(session.ExpiresAt - session.CreatedAt).TotalSeconds:0} s, due after {(session.RefreshAt - session.CreatedAt).TotalSeconds:0} s, threshold {(service.Status.Minters is [{ MintRefreshThreshold: { } threshold }, ..] ? threshold.ToString(CultureInfo.InvariantCulture) : "none")}"
            );
            Add(
                $"- visitor data of {session.VisitorData.Length} characters, {(session.VisitorId is null ? "not decodable" : "decodable")}; rollout token of {session.RolloutToken?.Length ?? 0}; {session.Cookies.Count} cookies: {string.Join(", ", session.Cookies.Select(cookie => cookie.Name).Order(StringComparer.Ordinal))}"
            );
            Add(
                $"- media tokens are bound to {session.MediaBinding?.ToString() ?? "nothing that the page says"}; the session's token is good for {session.PoToken.GoodFor?.ToString() ?? "nothing known"}"
            );
            Describe("token for the visitor data", session.PoToken);
            watch.Restart();
            Describe(
                "token for a video",
                await service.MintAsync(new PoTokenRequest { Session = session, VideoId = Video }, progress: null, cancellationToken)
            );
            Add($"- a mint: {watch.ElapsedMilliseconds} ms");
            test = await service.TestSessionAsync(session, Video, cancellationToken);
            Add($"- player: {test.Status}; token: {test.Token} ({test.TokenReason})");
            AddGaps(session.CoverageGaps);
        }
        catch (SessionOpsException error)
        {
            failure = error;
            Add(
                $"- failed after {watch.ElapsedMilliseconds} ms: {error.ErrorId}{(error is AttestationException { Stage: var stage } ? $" at {stage}" : "")}: {error.Message}"
            );
            AddGaps((error as AttestationException)?.CoverageGaps ?? []);
        }

        Add("");
        foreach (var line in log.Lines)
            Add($"1. {line}");
        return new LiveRun(report.ToString(), session, test, failure);

        void Add(string line) => report.Append(line).Append('\n');

        void Describe(string what, PoToken token)
        {
            var info = PoTokenDecoder.Decode(token.Value, TimeProvider.System);
            Add($"- {what}: {info.Form}, {info.ByteCount} bytes, grade {token.Grade}");
        }

        void AddGaps(IReadOnlyList<CoverageGap> gaps)
        {
            Add($"- coverage gaps: {(gaps.Count == 0 ? "none" : string.Join(", ", gaps.Select(gap => $"{gap.Target}.{gap.Member} ({gap.Count})")))}");
        }
    }
}
