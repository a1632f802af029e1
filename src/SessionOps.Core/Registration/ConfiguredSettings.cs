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
        // Read from a section, every setting would be missing, and the defaults would apply silently.
        if (configuration is IConfigurationSection)
            throw new ArgumentException("Give the whole configuration: the settings are found in its section SessionOps.", nameof(configuration));
        var values = ValuesOf(configuration);
        SessionOpsSettings.ReadInto(options, values.Find, values.MembersOf);
    }

    /// <summary>Takes the settings from a program's configuration, each from the last of its providers that has it, in whichever spelling.</summary>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="nameOf">Gives a provider's name; null when sources are not needed.</param>
    /// <exception cref="InvalidInputException">There is no setting of that name, or one provider has it in two spellings and with two values.</exception>
    public static SettingValues ValuesOf(IConfiguration configuration, Func<IConfigurationProvider, string>? nameOf = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var keys = configuration.AsEnumerable().Select(static entry => entry.Key).ToList();
        return SettingValues.Of(
            configuration is IConfigurationRoot root
                ? root.Providers.Select(provider => (nameOf?.Invoke(provider) ?? "the configuration", VariablesOf(provider, keys)))
                : [("the configuration", configuration.AsEnumerable())]
        );
    }

    private static IEnumerable<KeyValuePair<string, string?>> VariablesOf(IConfigurationProvider provider, List<string> keys)
    {
        foreach (var key in keys)
        {
            if (provider.TryGet(key, out var value))
                yield return KeyValuePair.Create(key, value);
        }
    }
}
