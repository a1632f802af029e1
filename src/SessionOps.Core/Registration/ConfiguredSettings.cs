using Microsoft.Extensions.Configuration;

namespace SessionOps;

/// <summary>Reads the settings from a program's configuration.</summary>
public static class ConfiguredSettings
{
    /// <summary>Reads them.</summary>
    /// <param name="configuration">The whole configuration; the settings are in its section <c>SessionOps</c>.</param>
    /// <exception cref="InvalidInputException">A setting cannot be used, or there is none of that name.</exception>
    public static SessionOpsOptions Read(IConfiguration configuration)
    {
        var options = new SessionOpsOptions();
        ReadInto(options, configuration);
        return options;
    }

    internal static void ReadInto(SessionOpsOptions options, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        // Read from a section, every setting would be missing, and the defaults would hold without a word.
        if (configuration is IConfigurationSection)
            throw new ArgumentException("Give the whole configuration: the settings are found in its section SessionOps.", nameof(configuration));
        SessionOpsSettings.ThrowIfUnknown(configuration.AsEnumerable().Where(entry => !string.IsNullOrEmpty(entry.Value)).Select(entry => entry.Key));
        SessionOpsSettings.ReadInto(
            options,
            name => configuration[SettingCatalogue.Of(name).Key],
            name => configuration.GetSection(SettingCatalogue.Of(name).Key).GetChildren().Select(child => KeyValuePair.Create(child.Key, child.Value))
        );
    }
}
