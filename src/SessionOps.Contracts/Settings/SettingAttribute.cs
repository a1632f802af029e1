namespace SessionOps;

/// <summary>
/// Describes an option as a setting. With the option's name, type and summary it is all that is written about a setting: the reader, the catalogue, the cmdlets'
/// parameters and the tables of the documentation are made from it.
/// </summary>
/// <param name="unset">What applies when the setting is not set, for people.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string unset) : Attribute
{
    /// <summary>What applies when the setting is not set, for people.</summary>
    public string Unset { get; } = unset;

    /// <summary>The parameter of every cmdlet, or null.</summary>
    public string? Parameter { get; init; }

    /// <summary>The type that completes the parameter; null for none.</summary>
    public string? Completer { get; init; }

    /// <summary>The schemes of an address, separated by commas; null when the value is not an address.</summary>
    public string? Schemes { get; init; }

    /// <summary>The accepted values, separated by commas; null when any value is.</summary>
    public string? Values { get; init; }

    /// <summary>The name of an environment variable that does not follow the others; null for <c>SessionOps__</c> and the option's name.</summary>
    public string? Variable { get; init; }

    /// <summary>What each value of a group is named by, as in <c>SessionOps__Keys__&lt;name&gt;</c>; null when it is one value.</summary>
    public string? Member { get; init; }

    /// <summary>Whether only servers have it.</summary>
    public bool IsForServers { get; init; }
}
