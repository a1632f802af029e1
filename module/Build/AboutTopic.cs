namespace SessionOps.Module.Build;

/// <summary>Writes <c>about_SessionOps</c>.</summary>
internal static class AboutTopic
{
    /// <summary>The topic's text.</summary>
    public static string Of(ModuleModel module) =>
        $"""
            TOPIC
                about_SessionOps

            SHORT DESCRIPTION
                Obtains YouTube web session tokens: visitor data, PO tokens and rollout tokens.

            LONG DESCRIPTION
                A session is one coherent record: every value comes from the same page.
                New-YouTubeSession makes one from a fresh page and a fresh attestation,
                which takes seconds; Get-YouTubeSession answers at once while the shared
                session is good. Get-PoToken mints tokens on the session's warm minter,
                which lives as long as this PowerShell process keeps the module.

                The default views mask secrets. A property gives the whole value:
                (Get-YouTubeSession).VisitorData

            CMDLETS
            {string.Join("\n", module.Cmdlets.Select(cmdlet => $"    {cmdlet.Name}\n        {cmdlet.Summary}"))}

            SETTINGS
                Every cmdlet that works with sessions takes these parameters. What is
                not given comes from the
                environment variable, else from the default.

            {string.Join("\n", Settings(module).Select(parameter => $"    -{parameter.Name}\n        {parameter.Summary}"))}

            ERRORS
                Each error has a stable id, the part of FullyQualifiedErrorId before the
                comma, and a recommended action: $Error[0].ErrorDetails.RecommendedAction

            EXAMPLES
                New-YouTubeSession | Get-PoToken -VideoId dQw4w9WgXcQ
                1..1000 | Get-PoToken
                Get-PoToken -AsSecureString | Set-Secret -Name PoToken

            SEE ALSO
                Get-Help New-YouTubeSession -Full
                about_SessionOps_Sessions
                about_SessionOps_Bindings
                about_SessionOps_Stores
                about_SessionOps_Troubleshooting

            """;

    // Their descriptions name the variable.
    private static IEnumerable<ParameterModel> Settings(ModuleModel module) =>
        module
            .Cmdlets.SelectMany(cmdlet => cmdlet.Parameters)
            .Where(parameter => parameter.Summary.Contains("SessionOps__", StringComparison.Ordinal))
            .DistinctBy(parameter => parameter.Name);
}
