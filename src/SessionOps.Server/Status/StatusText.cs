using System.Text;

namespace SessionOps.Server.Status;

/// <summary>The report in a few lines, for curl.</summary>
internal static class StatusText
{
    /// <summary>Writes the lines.</summary>
    public static string Write(StatusReport report)
    {
        var text = new StringBuilder()
            .AppendLine($"SessionOps {report.Version}: {StatusWords.Summary(report)}")
            .AppendLine($"  uptime    {StatusWords.Of(report.Now - report.StartedAt)}, engine {report.Engine}, proxy {report.Proxy}")
            .AppendLine($"  YouTube   {report.YouTubeUrl}")
            .AppendLine($"  store     {report.Store}")
            .AppendLine($"  breaker   {StatusWords.Of(report.Breaker, report.Now)}")
            .AppendLine($"  minted    {StatusWords.Minted(report)}");
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
                $"  attested  {last.SessionName ?? "snapshot"}: {last.Outcome} in {StatusWords.Of(last.Duration)} ("
                    + string.Join(", ", last.Stages.Select(static stage => $"{StatusWords.Of(stage.Stage)} {StatusWords.Of(stage.Duration)}"))
                    + ")"
            );
        }

        if (StatusWords.LastFailure(report) is { } failure)
            text.AppendLine($"  error     {failure}");
        return text.AppendLine("Documentation: /docs   JSON: /api/status").ToString().ReplaceLineEndings("\n");
    }
}
