namespace SessionOps.Module.Build;

/// <summary>The module as its files describe it.</summary>
/// <param name="Version">The version.</param>
/// <param name="Project">The address of the project, without a slash at its end.</param>
/// <param name="HelpAddress">Where <c>Update-Help</c> finds newer help, with a slash at its end; empty when it is not published.</param>
/// <param name="ReleaseNotes">What changed, in the newest section of the changelog.</param>
/// <param name="Cmdlets">The cmdlets.</param>
/// <param name="Views">How their results are shown.</param>
/// <param name="Problems">What would make a bad module.</param>
internal sealed record ModuleModel(
    string Version,
    string Project,
    string HelpAddress,
    string ReleaseNotes,
    IReadOnlyList<CmdletModel> Cmdlets,
    IReadOnlyList<ViewModel> Views,
    IReadOnlyList<string> Problems
)
{
    /// <summary>Where a cmdlet is described online.</summary>
    public string OnlineHelp => Project.StartsWith("https://github.com/", StringComparison.Ordinal) ? $"{Project}/blob/main/docs/module.md#cmdlets" : Project;
}
