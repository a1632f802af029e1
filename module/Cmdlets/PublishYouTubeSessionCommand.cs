using System.Management.Automation;

namespace SessionOps.PowerShell;

public sealed partial class PublishYouTubeSessionCommand
{
    /// <summary>Writes the session as it is stored; without it nothing comes out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? ToOutput(object? result) => PassThru ? result : null;
}
