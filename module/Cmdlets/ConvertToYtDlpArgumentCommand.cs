namespace SessionOps.PowerShell;

public sealed partial class ConvertToYtDlpArgumentCommand
{
    /// <summary>Makes the file's path absolute, relative to PowerShell's location, which is not the process's working directory.</summary>
    protected override void BeginProcessing()
    {
        if (CookieFile is not null)
            CookieFile = GetUnresolvedProviderPathFromPSPath(CookieFile);
        base.BeginProcessing();
    }
}
