using System.Text;

namespace SessionOps.Server.Status;

/// <summary>The report in a few lines, for those who ask with curl.</summary>
internal static class StatusText
{
    /// <summary>Writes the lines.</summary>
    public static string Write(StatusReport report)
    {
        var text = new StringBuilder()
            .AppendLine($"SessionOps {report.Version}: {StatusWords.Summary(report)}")
            .AppendLine($"  runs for  {StatusWords.Of(report.Now - report.StartedAt)}, engine {report.Engine}, proxy {report.Proxy}")
            .AppendLine($"  YouTube   {report.YouTubeUrl}")
            .AppendLine($"  store     {report.Store}")
            .AppendLine($"  breaker   {StatusWords.Of(report.Breaker, report.Now)}")
            .AppendLine($"  minted    {report.MintsPerMinute} within the last minute, {report.Minted} since the start");
        foreach (var problem in report.Problems)
            text.AppendLine($"  problem   {problem}");
        foreach (var session in report.Sessions)
        {
            text.AppendLine(
                $"  session   {session.Name}: {StatusWords.GradeOf(session)}, created {StatusWords.When(session.CreatedAt, report.Now)}, "
                    + $"next refresh {StatusWords.When(session.RefreshAt, report.Now)}, minter {StatusWords.Of(session.Minter)}, "
                    + $"coverage gaps {StatusWords.Of(session.CoverageGaps)}"
            );
        }

        if (report.Attestations is [var last, ..])
        {
            text.AppendLine(
                $"  attested  {last.SessionName ?? "a snapshot"}: {last.Outcome} in {StatusWords.Of(last.Duration)} ("
                    + string.Join(", ", last.Stages.Select(static stage => $"{StatusWords.Of(stage.Stage)} {StatusWords.Of(stage.Duration)}"))
                    + ")"
            );
        }

        if (StatusWords.LastFailure(report) is { } failure)
            text.AppendLine($"  error     {failure}");
        return text.AppendLine("What there is: /docs; the same as JSON: /api/status").ToString().ReplaceLineEndings("\n");
    }
}
