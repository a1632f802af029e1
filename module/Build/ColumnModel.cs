namespace SessionOps.Module.Build;

/// <summary>How one property is shown.</summary>
/// <param name="Property">The property's name.</param>
/// <param name="Label">The column's header.</param>
/// <param name="Member">The hidden member that is shown instead; null when the property is shown as it is.</param>
/// <param name="IsSecret">Whether the property itself must not be shown.</param>
/// <param name="Width">The column's width in characters; null for what is left.</param>
/// <param name="IsRight">Whether it is aligned to the right, as numbers are.</param>
internal sealed record ColumnModel(string Property, string Label, string? Member, bool IsSecret, int? Width, bool IsRight)
{
    /// <summary>What the views name.</summary>
    public string Shown => Member ?? Property;
}
