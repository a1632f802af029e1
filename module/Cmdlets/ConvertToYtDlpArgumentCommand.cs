using System.Management.Automation;
using SessionOps.Tokens;

namespace SessionOps.PowerShell;

public sealed partial class ConvertToYtDlpArgumentCommand
{
    /// <summary>Writes the lines of a configuration file, which yt-dlp reads with --config-locations, so that no secret stands on a command line.</summary>
    [Parameter]
    public SwitchParameter AsConfiguration { get; set; }

    private protected override object? ToOutput(object? result) =>
        AsConfiguration && result is IReadOnlyList<string> arguments ? YtDlpArguments.ConfigurationOf(arguments) : result;
}
