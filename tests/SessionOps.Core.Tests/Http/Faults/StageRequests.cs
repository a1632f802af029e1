using SessionOps.Attestation;
using SessionOps.Core.Tests.Attestation;
using SessionOps.Http;
using SessionOps.InnerTube;

namespace SessionOps.Core.Tests.Http.Faults;

/// <summary>Makes the request of a stage.</summary>
internal static class StageRequests
{
    public static Task AskAsync(Stage stage, HttpClient http, SessionOpsOptions options, TimeProvider time) =>
        AskAsync(stage, new YouTubeSender(http, options, time), options, time);

    private static Task AskAsync(Stage stage, YouTubeSender sender, SessionOpsOptions options, TimeProvider time) =>
        stage switch
        {
            Stage.Page => new InnerTubeClient(sender, options, time).OpenAsync(CancellationToken.None),
            Stage.Interpreter => new InterpreterClient(sender, options).GetAsync(
                ChallengeAt(new Uri(options.YouTubeUrl, "/js/th/a.js")),
                CancellationToken.None
            ),
            Stage.AttGet => new InnerTubeClient(sender, options, time).GetChallengeAsync(MiniInterpreter.Page, CancellationToken.None),
            Stage.Create => new AttestationApi(sender, options, time).CreateAsync(CancellationToken.None),
            Stage.GenerateIT => new AttestationApi(sender, options, time).GenerateIntegrityTokenAsync("snapshot", [], CancellationToken.None),
            _ => new InnerTubeClient(sender, options, time).TestAsync(
                Session(time.GetUtcNow()),
                videoId: null,
                (_, _) => throw new InvalidOperationException("No media is asked for."),
                CancellationToken.None
            ),
        };

    private static Challenge ChallengeAt(Uri interpreter) =>
        MiniInterpreter.Challenge("ok") with
        {
            InterpreterScript = null,
            InterpreterHash = "hash",
            InterpreterUrl = interpreter,
        };

    private static YouTubeSession Session(DateTimeOffset now) =>
        new()
        {
            Name = "default",
            VisitorData = MiniInterpreter.Page.VisitorData,
            VisitorId = "id",
            PoToken = new PoToken
            {
                Value = "token",
                ContentBinding = "binding",
                BindingKind = BindingKind.VisitorData,
                Grade = TokenGrade.Integrity,
                ExpiresAt = now,
            },
            Client = MiniInterpreter.Page.Client,
            ChallengeSource = ChallengeSource.Page,
            Engine = "jint",
            CreatedAt = now,
            RefreshAt = now,
            ExpiresAt = now,
        };
}
