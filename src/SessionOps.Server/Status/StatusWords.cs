using System.Globalization;
using SessionOps.Endpoints;

namespace SessionOps.Server.Status;

/// <summary>What page and text say in the same words.</summary>
internal static class StatusWords
{
    /// <summary>A duration in its two largest units.</summary>
    public static string Of(TimeSpan duration) =>
        duration switch
        {
            { TotalDays: >= 1 } => $"{(int)duration.TotalDays} d {duration.Hours} h",
            { TotalHours: >= 1 } => $"{duration.Hours} h {duration.Minutes} min",
            { TotalMinutes: >= 1 } => $"{duration.Minutes} min {duration.Seconds} s",
            { TotalSeconds: >= 10 } => $"{duration.Seconds} s",
            { TotalSeconds: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, duration.TotalMilliseconds):0} ms"),
        };

    /// <summary>When something is, seen from now.</summary>
    public static string When(DateTimeOffset moment, DateTimeOffset now) => moment > now ? $"in {Of(moment - now)}" : $"{Of(now - moment)} ago";

    /// <summary>The breaker.</summary>
    public static string Of(BreakerReport breaker, DateTimeOffset now) =>
        breaker.Until is { } until ? $"open after {Failures(breaker)}, next attempt {When(until, now)}" : $"closed, {Failures(breaker)}";

    /// <summary>How many tokens were minted.</summary>
    public static string Minted(StatusReport report) => $"{report.MintsPerMinute} in the last minute, {report.Minted} since this server started";

    /// <summary>Whether all is well.</summary>
    public static string Summary(StatusReport report) => report.Problems is [] ? "Ready." : "Not ready: no session can be created at the moment.";

    /// <summary>What failed last, and what to do; null when nothing has.</summary>
    public static string? LastFailure(StatusReport report) =>
        report.LastFailure is { } failure ? $"{failure.Outcome}, {When(failure.StartedAt + failure.Duration, report.Now)}: {failure.Problem}" : null;

    /// <summary>The members that an environment lacks.</summary>
    public static string Of(IReadOnlyList<CoverageGap> gaps) =>
        gaps is [] ? "none" : string.Join(", ", gaps.Select(static gap => $"{gap.Target}.{gap.Member} ({gap.Count})"));

    /// <summary>A stage's name.</summary>
    public static string Of(SessionStage stage) =>
        stage switch
        {
            SessionStage.Page => "Page",
            SessionStage.Challenge => "Interpreter",
            SessionStage.Setup => "Script set-up",
            SessionStage.Snapshot => "Snapshot",
            SessionStage.IntegrityToken => "Integrity token",
            SessionStage.Mint => "First token",
            _ => "Store",
        };

    /// <summary>A minter.</summary>
    public static string Of(MinterStatus? minter) => minter is null ? "none" : $"warm, {minter.Minted} minted";

    /// <summary>A grade, and whether the session is kept.</summary>
    public static string GradeOf(SessionReport session) => session.IsUnsaved ? $"{session.Grade}, in memory only" : session.Grade.ToString();

    /// <summary>What to do about the last failure.</summary>
    public static string? Advice(StatusReport report) => report.LastFailure is { } failure ? ErrorCatalogue.Of(failure.Outcome).Advice : null;

    private static string Failures(BreakerReport breaker) =>
        breaker.FailuresInARow == 1 ? "1 failure in a row" : string.Create(CultureInfo.InvariantCulture, $"{breaker.FailuresInARow} failures in a row");
}
