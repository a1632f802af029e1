using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace SessionOps.PowerShell;

public sealed partial class UpdateYouTubeSessionCommand
{
    private static readonly string[] s_hostTag = ["PSHOST"];

    private bool _isRefreshed;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (HasRun && !_isRefreshed && !Force)
            TellWhyNot();
        base.EndProcessing();
    }

    private protected override object? ToOutput(object? result)
    {
        _isRefreshed = true;
        return result;
    }

    // As Write-Host does: shown at the console, but not part of the output.
    private void TellWhyNot()
    {
        List<YouTubeSession> stored = [];
        var options = Options;
        var runspace = Runspace.DefaultRunspace;
        Run(
            null,
            async (_, cancellationToken) =>
            {
                await foreach (var session in SharedServices.Get(options, runspace).ListSessionsAsync(cancellationToken).ConfigureAwait(false))
                    stored.Add(session);
            }
        );
        if (stored.Count == 0 && Name is null)
            Say("The store has no session: New-YouTubeSession creates one.");
        foreach (var session in stored.Where(session => (Name is null || Name.Contains(session.Name)) && session.RefreshAt > DateTimeOffset.UtcNow))
            Say($"Session '{session.Name}' is not due: its time is {Display.Text(session.RefreshAt)}. -Force refreshes it now.");
    }

    private void Say(string message) => WriteInformation(new HostInformationMessage { Message = message }, s_hostTag);
}
