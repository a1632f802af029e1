namespace SessionOps.Module.Build;

/// <summary>How objects of one type are shown.</summary>
/// <param name="TypeName">The type's full name.</param>
/// <param name="Table">The columns of its table.</param>
/// <param name="List">The lines of its list: every property.</param>
internal sealed record ViewModel(string TypeName, IReadOnlyList<ColumnModel> Table, IReadOnlyList<ColumnModel> List);
