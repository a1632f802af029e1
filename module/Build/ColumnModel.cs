namespace SessionOps.Module.Build;

/// <summary>How one property is shown.</summary>
/// <param name="Property">The property's name.</param>
/// <param name="Label">What stands above the column.</param>
/// <param name="Script">The script that shows the value; null when it is shown as it is.</param>
/// <param name="Width">The column's width in characters; null for what is left.</param>
/// <param name="IsRight">Whether it stands to the right, as numbers do.</param>
internal sealed record ColumnModel(string Property, string Label, string? Script, int? Width, bool IsRight);
