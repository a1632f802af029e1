using Microsoft.Extensions.Configuration;

namespace SessionOps.Endpoints;

/// <summary>Reads the settings from a host's configuration.</summary>
public static class ConfiguredSettings
{
    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidInputException">A setting cannot be used, or there is none of that name.</exception>
    public static SessionOpsOptions Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        SessionOpsSettings.ThrowIfUnknown(configuration.AsEnumerable().Where(entry => !string.IsNullOrEmpty(entry.Value)).Select(entry => entry.Key));
        return SessionOpsSettings.Read(
            name => configuration[SettingCatalogue.Of(name).Key],
            name => configuration.GetSection(SettingCatalogue.Of(name).Key).GetChildren().Select(child => KeyValuePair.Create(child.Key, child.Value))
        );
    }
}
