namespace SessionOps.Operations;

/// <summary>Names the columns of a type's table, in order; without it the first six properties that fit into a column are shown.</summary>
/// <param name="columns">The names of the properties.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DefaultViewAttribute(params string[] columns) : Attribute
{
    /// <summary>The names of the properties.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;
}
