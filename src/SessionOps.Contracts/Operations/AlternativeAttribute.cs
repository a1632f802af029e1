namespace SessionOps.Operations;

/// <summary>Parameters of one group exclude each other: a caller gives one of them. The first that is declared is the default one.</summary>
/// <param name="group">The group's name, such as <c>binding</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class AlternativeAttribute(string group) : Attribute
{
    /// <summary>The group's name.</summary>
    public string Group { get; } = group;
}
