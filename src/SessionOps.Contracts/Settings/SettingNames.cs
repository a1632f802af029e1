namespace SessionOps;

/// <summary>Tells names of settings from typos.</summary>
internal static class SettingNames
{
    private const string FlatPrefix = "SESSIONOPS_";

    // Beyond this a name is not a slip of the same one.
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

    public static void ThrowIfUnknown(string variable)
    {
        if (variable.StartsWith(SessionOpsSettings.EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
            ThrowIfUnknownMember(variable);
        else if (
            variable.StartsWith(FlatPrefix, StringComparison.OrdinalIgnoreCase)
            && !s_others.Contains(variable)
            && !IsVariable(variable)
            && Nearest(variable[FlatPrefix.Length..], MaxSlips) is { } meant
        )
            throw Unknown(variable, meant);
    }

    private static void ThrowIfUnknownMember(string variable)
    {
        var path = variable[SessionOpsSettings.EnvironmentPrefix.Length..].Split("__");
        var known = SettingCatalogue.All.FirstOrDefault(setting => IsVariable(setting, SessionOpsSettings.EnvironmentPrefix + path[0]));
        if (known is null)
            throw Unknown(variable, Nearest(path[0], int.MaxValue)!);
        if (known.Member is null ? path.Length != 1 : path.Length != 2 || path[1].Length == 0)
        {
            throw new InvalidInputException(
                ErrorIds.InvalidConfiguration,
                known.Name,
                known.Member is null
                    ? $"{variable} is not a setting: it is one value, {known.Variable}."
                    : $"{variable} is not a setting: each value has a name of its own, {known.Usage}."
            );
        }
    }

    private static bool IsVariable(string variable) => SettingCatalogue.All.Any(setting => IsVariable(setting, variable));

    private static bool IsVariable(Setting setting, string variable) => string.Equals(setting.Variable, variable, StringComparison.OrdinalIgnoreCase);

    private static Setting? Nearest(string name, int maxSlips)
    {
        var (nearest, slips) = NearestName.Find(name, SettingCatalogue.All.Select(setting => setting.Name));
        return slips <= maxSlips ? SettingCatalogue.Of(nearest) : null;
    }

    private static InvalidInputException Unknown(string variable, Setting nearest) =>
        new(ErrorIds.InvalidConfiguration, nearest.Name, $"There is no setting {variable}; the nearest is {nearest.Usage}.");
}
