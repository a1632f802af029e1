namespace SessionOps;

/// <summary>
/// The settings that are set, from sources of which each overrides the ones before it. A setting may be written as <c>SessionOps__YouTubeUrl</c>,
/// <c>SessionOps:YouTubeUrl</c>, <c>SESSIONOPS_YOUTUBE_URL</c> or <c>SESSIONOPS_YOUTUBEURL</c>.
/// </summary>
public sealed class SettingValues
{
    private readonly Dictionary<string, SettingValue> _values = new(StringComparer.OrdinalIgnoreCase);

    private SettingValues() { }

    /// <summary>Every setting that is set; of a group, each member.</summary>
    public IEnumerable<SettingValue> All => _values.Values.Where(static value => !string.IsNullOrEmpty(value.Value));

    /// <summary>Takes the settings among the variables of sources; others are passed over, typos are not.</summary>
    /// <param name="sources">A name for each source, and its variables; the last one counts most.</param>
    /// <exception cref="InvalidInputException">There is no setting of that name, or one source sets it under two names to two values.</exception>
    public static SettingValues Of(IEnumerable<(string Source, IEnumerable<KeyValuePair<string, string?>> Variables)> sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var values = new SettingValues();
        foreach (var (source, variables) in sources)
        {
            var inSource = new Dictionary<string, SettingValue>(StringComparer.OrdinalIgnoreCase);
            foreach (var (variable, value) in variables)
                values.Take(variable, value, source, inSource);
        }

        return values;
    }

    /// <summary>Takes the settings among this process's environment variables.</summary>
    /// <exception cref="InvalidInputException">There is no setting of that name, or it is set under two names to two values.</exception>
    public static SettingValues OfEnvironment() =>
        Of([
            (
                "the environment",
                Environment
                    .GetEnvironmentVariables()
                    .Cast<System.Collections.DictionaryEntry>()
                    .Select(static variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
            ),
        ]);

    /// <summary>Gives a setting's value by its bare name, such as <c>Proxy</c>; null when it is not set.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(SettingCatalogue.Of(name).Variable)?.Value;

    /// <summary>Gives the values of a group, such as <c>Keys</c>, by their members' names.</summary>
    public IEnumerable<KeyValuePair<string, string?>> MembersOf(string name) =>
        _values.Values.Where(value => value.Setting.Name == name).Select(static value => KeyValuePair.Create(value.Member!, value.Value));

    private void Take(string variable, string? value, string source, Dictionary<string, SettingValue> inSource)
    {
        if (SettingNames.Find(variable, out var problem) is not var (setting, member))
        {
            // An empty one sets nothing, whatever it is called.
            if (problem is not null && !string.IsNullOrEmpty(value))
                throw problem;
            return;
        }

        var taken = new SettingValue(setting, member, value, source);
        if (inSource.TryGetValue(taken.Variable, out var other) && other.Value != value)
        {
            throw new InvalidInputException(
                ErrorIds.InvalidConfiguration,
                setting.Name,
                $"{taken.Variable} is set twice in {source}, in two spellings and to two values: keep one of them."
            );
        }

        inSource[taken.Variable] = _values[taken.Variable] = taken;
    }
}
