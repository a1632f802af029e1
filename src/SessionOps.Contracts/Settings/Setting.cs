namespace SessionOps;

/// <summary>Describes a setting.</summary>
/// <param name="Name">Its bare name, such as <c>Proxy</c>.</param>
/// <param name="Variable">Its environment variable, such as <c>SessionOps__Proxy</c>.</param>
/// <param name="Unset">What applies when it is not set.</param>
/// <param name="Meaning">What it is, in a sentence or two.</param>
/// <param name="Parameter">The parameter of every cmdlet, such as <c>Proxy</c>; null when there is none.</param>
/// <param name="Member">What each value of a group is named by; null when it is one value.</param>
/// <param name="IsForServers">Whether only servers have it.</param>
public sealed record Setting(string Name, string Variable, string Unset, string Meaning, string? Parameter, string? Member, bool IsForServers)
{
    /// <summary>How the variable is written, with the member's name where it needs one.</summary>
    public string Usage => Member is null ? Variable : $"{Variable}__<{Member}>";

    /// <summary>Its key in a configuration whose sections are separated by colons.</summary>
    public string Key => Variable.Replace("__", ":", StringComparison.Ordinal);
}
