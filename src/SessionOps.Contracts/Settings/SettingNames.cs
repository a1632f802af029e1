namespace SessionOps;

/// <summary>Knows the names of settings, in each spelling, and tells them from typos.</summary>
internal static class SettingNames
{
    private const string FlatPrefix = "SESSIONOPS_";

    // A name that differs by more is not a typo.
    private const int MaxSlips = 2;

    // Names with the same beginning that other tools read: azd's parameters and the tests' switches.
    private static readonly HashSet<string> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        "SESSIONOPS_PLUGIN_SECRET",
        "SESSIONOPS_FUNCTION_KEY",
        "SESSIONOPS_LIVE",
        "SESSIONOPS_RECORDINGS",
        "SESSIONOPS_REWRITE_SNAPSHOTS",
        "SESSIONOPS_SCREENSHOTS",
    };

    /// <summary>Finds the setting that a variable sets, and for a group the member; null when it is not one of ours.</summary>
    /// <param name="variable">Such as <c>SessionOps__Proxy</c>, <c>SessionOps:Proxy</c> or <c>SESSIONOPS_PROXY</c>.</param>
    /// <param name="problem">What is wrong with a name that looks like one of ours; it names the nearest.</param>
    public static (Setting Setting, string? Member)? Find(string variable, out InvalidInputException? problem)
    {
        problem = null;
        variable = variable.Replace(":", "__", StringComparison.Ordinal);
        if (SettingCatalogue.All.FirstOrDefault(setting => IsVariable(setting, variable)) is { Member: null } exact)
            return (exact, null);
        if (variable.StartsWith(SessionOpsSettings.EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
            return OfSection(variable, out problem);
        if (!variable.StartsWith(FlatPrefix, StringComparison.OrdinalIgnoreCase) || s_others.Contains(variable))
            return null;
        var name = variable[FlatPrefix.Length..];
        if (OfWords(name.Split('_')) is { } flat)
            return flat;
        if (Nearest(name, MaxSlips) is { } meant)
            problem = Unknown(variable, meant);
        return null;
    }

    private static (Setting Setting, string? Member)? OfSection(string variable, out InvalidInputException? problem)
    {
        var path = variable[SessionOpsSettings.EnvironmentPrefix.Length..].Split("__");
        var known = SettingCatalogue.All.FirstOrDefault(setting => IsVariable(setting, SessionOpsSettings.EnvironmentPrefix + path[0]));
        problem =
            known is null ? Unknown(variable, Nearest(path[0], int.MaxValue)!)
            : known.Member is null && path.Length != 1 ? Refuse(known, $"{variable} is not a setting: it is one value, {known.Variable}.")
            : known.Member is not null && (path.Length != 2 || path[1].Length == 0)
                ? Refuse(known, $"{variable} is not a setting: each value has a name of its own, {known.Usage}.")
            : null;
        return problem is null ? (known!, path.ElementAtOrDefault(1)) : null;
    }

    // The words of a name may be written apart, YOUTUBE_URL or YOUTUBEURL; what is left of them names a member.
    private static (Setting Setting, string? Member)? OfWords(string[] words)
    {
        for (var count = words.Length; count > 0; count--)
        {
            var name = string.Concat(words[..count]);
            if (SettingCatalogue.All.FirstOrDefault(setting => string.Equals(setting.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } setting)
                continue;
            var member = string.Join('_', words[count..]);
            if (setting.Member is null == (member.Length == 0))
                return (setting, setting.Member is null ? null : member);
        }

        return null;
    }

    private static bool IsVariable(Setting setting, string variable) => string.Equals(setting.Variable, variable, StringComparison.OrdinalIgnoreCase);

    private static Setting? Nearest(string name, int maxSlips)
    {
        var (nearest, slips) = NearestName.Find(name, SettingCatalogue.All.Select(setting => setting.Name));
        return slips <= maxSlips ? SettingCatalogue.Of(nearest) : null;
    }

    private static InvalidInputException Unknown(string variable, Setting nearest) =>
        Refuse(nearest, $"There is no setting {variable}; the nearest is {nearest.Usage}.");

    private static InvalidInputException Refuse(Setting setting, string sentence) => new(ErrorIds.InvalidConfiguration, setting.Name, sentence);
}
