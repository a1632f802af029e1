namespace SessionOps.Module.Build;

/// <summary>Writes <c>SessionOps.psd1</c>: exports are listed, so that PowerShell finds a cmdlet without loading the module.</summary>
internal static class Manifest
{
    private const string Tags =
        "'YouTube', 'PoToken', 'VisitorData', 'BotGuard', 'InnerTube', 'yt-dlp', 'Azure', 'PSEdition_Core', 'Windows', 'Linux', 'MacOS'";

    /// <summary>Distinguishes the module from others of the same name.</summary>
    public const string Guid = "0c8f8a52-6c1e-4d0e-9a5b-3f0c9f1f6b7d";

    /// <summary>The manifest.</summary>
    public static string Of(ModuleModel module) =>
        $$"""
            @{
                RootModule = 'bin/SessionOps.PowerShell.dll'
                ModuleVersion = '{{module.Version.Split('-')[0]}}'
                GUID = '{{Guid}}'
                Author = 'SessionOps contributors'
                CompanyName = 'SessionOps contributors'
                Copyright = 'SessionOps contributors, GPL-3.0-only'
                Description = 'Obtains YouTube web session tokens: visitor data, PO tokens and rollout tokens, as one coherent session.'
                PowerShellVersion = '7.4'
                CompatiblePSEditions = @('Core')
                RequiredAssemblies = @('bin/SessionOps.Contracts.dll', 'bin/SessionOps.PowerShell.dll')
                TypesToProcess = @('SessionOps.types.ps1xml')
                FormatsToProcess = @('SessionOps.format.ps1xml')
                CmdletsToExport = @({{string.Concat(module.Cmdlets.Select(cmdlet => $"\n        '{cmdlet.Name}'"))}}
                )
                FunctionsToExport = @()
                AliasesToExport = @()
                VariablesToExport = @(){{(module.HelpAddress.Length == 0 ? "" : $"\n    HelpInfoUri = '{module.HelpAddress}'")}}
                PrivateData = @{
                    PSData = @{
                        Tags = @({{Tags}})
                        ProjectUri = '{{module.Project}}'
                        ReleaseNotes = '{{module.ReleaseNotes.Replace("'", "''", StringComparison.Ordinal)}}'
                        LicenseUri = 'https://www.gnu.org/licenses/gpl-3.0.html'
                        Prerelease = '{{(module.Version.Contains('-') ? module.Version[(module.Version.IndexOf('-') + 1)..] : "")}}'
                    }
                }
            }

            """;
}
