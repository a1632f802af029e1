using System.Management.Automation;
using SessionOps.Tokens;

namespace SessionOps.PowerShell;

public abstract partial class OperationCmdlet
{
    private readonly HashSet<string> _warnings = [];
    private bool _progressShown;

    private void Show(SessionStep step)
    {
        if (step.IsWarning)
        {
            WarnOnce(step.Message);
            return;
        }

        WriteVerbose(step.Message);
        // A token from a warm minter takes only a moment: a bar for each of a thousand would flicker.
        if (!_progressShown && step.Stage is SessionStage.Mint or SessionStage.Store)
            return;
        _progressShown = true;
        WriteProgress(new ProgressRecord(0, MyInvocation.MyCommand.Name, step.Message) { PercentComplete = Math.Clamp(step.PercentComplete, 0, 100) });
    }

    private void EndProgress()
    {
        if (_progressShown && !Stopping)
            WriteProgress(new ProgressRecord(0, MyInvocation.MyCommand.Name, "Done") { RecordType = ProgressRecordType.Completed });
        _progressShown = false;
    }

    private void Warn(object result)
    {
        var (grade, gaps) = result switch
        {
            YouTubeSession session => (session.Grade, session.CoverageGaps),
            PoToken token => (token.Grade, []),
            _ => (TokenGrade.Integrity, []),
        };
        if (grade == TokenGrade.Fallback)
            WarnOnce(
                "The attestation service granted no integrity token: this is its fallback token, which YouTube rarely accepts. Test-YouTubeSession tells."
            );
        if (result is PoToken { BindingKind: BindingKind.Custom } custom && BindingInput.DoubtAbout(custom.ContentBinding) is { } doubt)
            WarnOnce($"A content binding {doubt}: a token that is bound to a mistake is good for nothing. Get-Help Get-PoToken tells what is meant by it.");
        Warn(gaps);
        if (gaps.Count > 0)
        {
            WarnOnce(
                $"The challenge asked for {gaps.Count} members that the browser environment lacks, so its tokens may be refused: "
                    + $"{string.Join(", ", gaps.Take(8).Select(gap => $"{gap.Target}.{gap.Member}"))}{(gaps.Count > 8 ? ", ..." : "")}"
            );
        }
    }

    private void Warn(IEnumerable<CoverageGap> gaps)
    {
        foreach (var gap in gaps)
            WriteVerbose($"Coverage gap: {gap.Target}.{gap.Member}, asked for {gap.Count} times");
    }

    private void WarnOnce(string warning)
    {
        if (_warnings.Add(warning))
            WriteWarning(warning);
    }
}
