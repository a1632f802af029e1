namespace SessionOps.PowerShell;

public sealed partial class ConvertToYtDlpArgumentCommand
{
    /// <summary>Makes the file's path absolute, from where PowerShell stands: the process' own working directory is another one.</summary>
    protected override void BeginProcessing()
    {
        if (CookieFile is not null)
            CookieFile = GetUnresolvedProviderPathFromPSPath(CookieFile);
        base.BeginProcessing();
    }
}
