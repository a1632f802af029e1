namespace SessionOps.PowerShell;

public sealed partial class GetYouTubeSessionCommand
{
    // Listing creates and refreshes nothing.
    private protected override bool ListsPatterns => true;
}
