namespace SessionOps.Generator.Parsing;

/// <summary>PowerShell's approved verbs, as <c>Get-Verb</c> lists them in 7.4.</summary>
internal static class ApprovedVerbs
{
    private const string Verbs =
        "Add Approve Assert Backup Block Build Checkpoint Clear Close Compare Complete Compress Confirm Connect Convert ConvertFrom ConvertTo Copy Debug Deny "
        + "Deploy Disable Disconnect Dismount Edit Enable Enter Exit Expand Export Find Format Get Grant Group Hide Import Initialize Install Invoke Join Limit "
        + "Lock Measure Merge Mount Move New Open Optimize Out Ping Pop Protect Publish Push Read Receive Redo Register Remove Rename Repair Request Reset Resize "
        + "Resolve Restart Restore Resume Revoke Save Search Select Send Set Show Skip Split Start Step Stop Submit Suspend Switch Sync Test Trace Unblock Undo "
        + "Uninstall Unlock Unprotect Unpublish Unregister Update Use Wait Watch Write";

    private static readonly HashSet<string> s_approved = new(Verbs.Split(' '), StringComparer.Ordinal);

    private static readonly Dictionary<string, string> s_approvedBySynonym = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Append"] = "Add",
        ["Attach"] = "Add",
        ["Change"] = "Set",
        ["Check"] = "Test",
        ["Create"] = "New",
        ["Decode"] = "ConvertFrom",
        ["Delete"] = "Remove",
        ["Download"] = "Receive",
        ["Encode"] = "ConvertTo",
        ["Fetch"] = "Get",
        ["Forget"] = "Remove",
        ["Generate"] = "New",
        ["List"] = "Get",
        ["Load"] = "Import",
        ["Make"] = "New",
        ["Mint"] = "New",
        ["Obtain"] = "Get",
        ["Parse"] = "ConvertFrom",
        ["Query"] = "Get",
        ["Refresh"] = "Update",
        ["Renew"] = "Update",
        ["Retrieve"] = "Get",
        ["Run"] = "Invoke",
        ["Store"] = "Save",
        ["Upload"] = "Send",
        ["Validate"] = "Test",
        ["Verify"] = "Test",
    };

    public static IEnumerable<string> All => s_approved;

    public static bool Contains(string verb) => s_approved.Contains(verb);

    /// <summary>The approved verb to write instead; null when none is obvious.</summary>
    public static string? Instead(string verb)
    {
        if (s_approvedBySynonym.TryGetValue(verb, out var approved))
            return approved;
        return s_approved.FirstOrDefault(candidate => candidate.Equals(verb, StringComparison.OrdinalIgnoreCase));
    }
}
