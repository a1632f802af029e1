namespace SessionOps;

/// <summary>Reads <see cref="SessionOpsOptions"/> from named settings: environment variables, appsettings or module parameters.</summary>
public static partial class SessionOpsSettings
{
    /// <summary>What precedes each setting's name in the environment.</summary>
    public const string EnvironmentPrefix = "SessionOps__";

    private static readonly Wording s_optionWords = new(static name => $"{nameof(SessionOpsOptions)}.{name}", static _ => null);

    /// <summary>Reads the options from environment variables such as <c>SessionOps__YouTubeUrl</c>.</summary>
    /// <exception cref="InvalidInputException">A setting cannot be used, or there is none of that name.</exception>
    public static SessionOpsOptions FromEnvironment()
    {
        var values = SettingValues.OfEnvironment();
        return Read(values.Find, values.MembersOf);
    }

    /// <summary>Reads the options from settings by their bare names, such as <c>YouTubeUrl</c>.</summary>
    /// <param name="setting">Gives a setting's value; null or empty means the default.</param>
    /// <param name="members">Gives the values of a group such as <c>Keys</c> by their names; null when there are no groups.</param>
    /// <exception cref="InvalidInputException">A setting cannot be used.</exception>
    public static SessionOpsOptions Read(Func<string, string?> setting, Func<string, IEnumerable<KeyValuePair<string, string?>>>? members = null)
    {
        var options = new SessionOpsOptions();
        ReadInto(options, setting, members);
        return options;
    }

    /// <summary>Checks options that were set in code by the rules that hold for settings, and gives them in the form in which settings are read.</summary>
    /// <exception cref="InvalidInputException">An option cannot be used; its value, which may be a secret, is not in the message.</exception>
    public static SessionOpsOptions Validate(SessionOpsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var read = options with { };
        try
        {
            ReadInto(read, new SettingReader(name => TextOf(options, name), members: null));
            StoreAddress.Parse(read.Store);
            return read;
        }
        catch (InvalidInputException error)
        {
            throw new InvalidInputException(error.ErrorId, error.Parameter, s_optionWords.Say(error.Message));
        }
    }

    internal static void ReadInto(SessionOpsOptions options, Func<string, string?> setting, Func<string, IEnumerable<KeyValuePair<string, string?>>>? members)
    {
        ArgumentNullException.ThrowIfNull(setting);
        ReadInto(options, new SettingReader(setting, members));
    }
}
