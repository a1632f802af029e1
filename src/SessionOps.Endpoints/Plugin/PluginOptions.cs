namespace SessionOps.Endpoints.Plugin;

/// <summary>How the endpoints of yt-dlp's bgutil plugin answer.</summary>
public sealed record PluginOptions
{
    /// <summary>The major version that answers where the path names none.</summary>
    public const int DefaultMajor = 2;

    // The plugin refuses a server whose major version is not its own. These are the last of each generation that this contract was compared with;
    // a new major of the plugin needs a new entry.
    private static readonly Dictionary<int, string> s_versions = new() { [1] = "1.3.2", [2] = "2.0.2" };

    /// <summary>What <c>/ping</c> calls its version, by the major that a path such as <c>/v1/ping</c> names.</summary>
    public required IReadOnlyDictionary<int, string> Versions { get; init; }

    /// <summary>The path secrets of <c>/api/p/{secret}/</c>, where the plugin can send neither header nor query.</summary>
    public required AccessKeys Secrets { get; init; }

    /// <summary>Takes the settings <c>PluginVersions</c> and <c>PluginSecrets</c>.</summary>
    /// <exception cref="InvalidInputException">A secret is too short, or a version does not begin with its major.</exception>
    public static PluginOptions Of(SessionOpsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var versions = new Dictionary<int, string>(s_versions);
        foreach (var entry in options.PluginVersions)
        {
            if (!int.TryParse(entry.Key, out var major) || !entry.Value.StartsWith($"{major}.", StringComparison.Ordinal))
            {
                throw new InvalidInputException(
                    ErrorIds.InvalidConfiguration,
                    nameof(options.PluginVersions),
                    $"SessionOps__PluginVersions__{entry.Key} must be a version of that major, such as SessionOps__PluginVersions__2=2.0.2."
                );
            }

            versions[major] = entry.Value;
        }

        return new PluginOptions { Versions = versions, Secrets = AccessKeys.Of(options.PluginSecrets, nameof(options.PluginSecrets)) };
    }
}
