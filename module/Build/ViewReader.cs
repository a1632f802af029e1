using System.Reflection;

namespace SessionOps.Module.Build;

/// <summary>Reads how the types that cmdlets return are shown.</summary>
internal sealed class ViewReader
{
    private const int TableColumns = 6;
    private readonly HashSet<Type> _seen = [];

    /// <summary>Reads the views of the types, and of the contracts that they hold.</summary>
    public IEnumerable<ViewModel> Read(IEnumerable<Type> types)
    {
        List<ViewModel> views = [];
        foreach (var type in types)
            Add(type, views);
        return views.OrderBy(view => view.TypeName, StringComparer.Ordinal);
    }

    private void Add(Type type, List<ViewModel> views)
    {
        if (!_seen.Add(type))
            return;
        PropertyInfo[] properties =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0),
        ];
        var columns = type.Attribute("DefaultViewAttribute") is { } view
            ? ((IEnumerable<CustomAttributeTypedArgument>)view.ConstructorArguments[0].Value!).Select(name =>
                properties.Single(property => property.Name == (string)name.Value!)
            )
            : properties.Where(property => FitsColumn(property.PropertyType)).Take(TableColumns);
        views.Add(new ViewModel(type.FullName!, [.. columns.Select(Column)], [.. properties.Select(Column)]));
        foreach (var held in properties.Select(property => property.PropertyType).Where(held => held.Assembly == type.Assembly && !held.IsEnum))
            Add(held, views);
    }

    private static ColumnModel Column(PropertyInfo property)
    {
        var type = property.PropertyType;
        if (property.Attribute("SecretAttribute") is not null)
            return new ColumnModel(property.Name, property.Name, $"Masked{property.Name}", IsSecret: true, 17, false);
        if (property.Attribute("MicrosecondsAttribute") is not null)
            return Instead(property, property.Name, 12);
        return Kind(type) switch
        {
            // "Expires in 11 h" reads better than "ExpiresAt in 11 h".
            "DateTimeOffset" or "TimeSpan" => Instead(property, Label(property.Name), 12),
            "Boolean" => Plain(property, 8, false),
            "Int32" or "Int64" or "UInt64" or "Double" => Plain(property, 12, true),
            "String" => Plain(property, null, false),
            _ when IsEnum(type) => Plain(property, 12, false),
            _ => Instead(property, property.Name, 24),
        };
    }

    private static ColumnModel Plain(PropertyInfo property, int? width, bool isRight) =>
        new(property.Name, property.Name, null, IsSecret: false, width, isRight);

    // Shown by a hidden member of the type.
    private static ColumnModel Instead(PropertyInfo property, string label, int width) =>
        new(property.Name, label, $"Shown{property.Name}", IsSecret: false, width, false);

    private static string Label(string name) => name.EndsWith("At", StringComparison.Ordinal) && name.Length > 2 ? name[..^2] : name;

    private static string Kind(Type type) => type.Name == "Nullable`1" ? type.GetGenericArguments()[0].Name : type.Name;

    private static bool IsEnum(Type type) => type.Name == "Nullable`1" ? type.GetGenericArguments()[0].IsEnum : type.IsEnum;

    private static bool FitsColumn(Type type) =>
        IsEnum(type) || Kind(type) is "String" or "Boolean" or "Int32" or "Int64" or "UInt64" or "Double" or "DateTimeOffset" or "TimeSpan" or "Uri";
}
