namespace SessionOps;

/// <summary>A setting that is set.</summary>
public sealed class SettingValue
{
    internal SettingValue(Setting setting, string? member, string? value, string source) => (Setting, Member, Value, Source) = (setting, member, value, source);

    /// <summary>The setting.</summary>
    public Setting Setting { get; }

    /// <summary>The name of the value within a group; null when the setting is one value.</summary>
    public string? Member { get; }

    /// <summary>The value, which may be a secret.</summary>
    public string? Value { get; }

    /// <summary>Where it was set.</summary>
    public string Source { get; }

    /// <summary>Its variable, with the member's name where it has one.</summary>
    public string Variable => Member is null ? Setting.Variable : $"{Setting.Variable}__{Member}";

    /// <summary>Names the setting without its value.</summary>
    public override string ToString() => Variable;
}
