using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SessionOps.Core.Tests.Settings;

/// <summary>An option of <see cref="SessionOpsOptions"/> with what is written about it: its attribute and its summary.</summary>
internal sealed partial record DescribedOption(PropertyInfo Property, SettingAttribute Attribute, string Meaning)
{
    private static readonly XDocument s_comments = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "SessionOps.Contracts.xml"));

    public static IReadOnlyList<DescribedOption> All { get; } =
    [
        .. typeof(SessionOpsOptions)
            .GetProperties()
            .OrderBy(property => property.MetadataToken)
            .Select(property => (property, attribute: property.GetCustomAttribute<SettingAttribute>()))
            .Where(option => option.attribute is not null)
            .Select(option => new DescribedOption(option.property, option.attribute!, SummaryOf(option.property.Name))),
    ];

    public string Name => Property.Name;

    public string Variable => Attribute.Variable ?? "SessionOps__" + Name;

    /// <summary>The call that reads the option.</summary>
    public string Reading
    {
        get
        {
            var name = $"nameof(SessionOpsOptions.{Name})";
            var type = Property.PropertyType;
            if (type == typeof(Uri))
                return $"reader.Url({name}, {Text(Attribute.Schemes!)})";
            if (type == typeof(TimeSpan))
                return $"reader.Seconds({name})";
            if (type == typeof(int))
                return $"reader.Count({name})";
            if (type == typeof(bool?))
                return $"reader.Flag({name})";
            if (type == typeof(IReadOnlyList<string>))
                return $"reader.List({name})";
            if (type == typeof(IReadOnlyDictionary<string, string>))
                return $"reader.Members({name})";
            return Attribute.Values is { } values ? $"reader.OneOf({name}, {Text(values)})"
                : Name == nameof(SessionOpsOptions.UserAgent) ? $"reader.HeaderText({name})"
                : $"reader.Text({name})";
        }
    }

    /// <summary>The expression that writes the option as text; null for groups.</summary>
    public string? Writing
    {
        get
        {
            var value = $"options.{Name}";
            var type = Property.PropertyType;
            if (type == typeof(Uri))
                return $"{value}?.OriginalString";
            if (type == typeof(TimeSpan))
                return $"{value}.TotalSeconds.ToString(CultureInfo.InvariantCulture)";
            if (type == typeof(int))
                return $"{value}.ToString(CultureInfo.InvariantCulture)";
            if (type == typeof(bool?))
                return $"{value}?.ToString()";
            if (type == typeof(IReadOnlyList<string>))
                return $"string.Join(',', {value})";
            return type == typeof(string) ? value : null;
        }
    }

    public bool IsNullable =>
        Nullable.GetUnderlyingType(Property.PropertyType) is not null || new NullabilityInfoContext().Create(Property).ReadState == NullabilityState.Nullable;

    /// <summary>A C# literal.</summary>
    public static string Text(string? text) =>
        text is null ? "null" : $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string SummaryOf(string property)
    {
        var summary = s_comments
            .Descendants("member")
            .Single(member => (string?)member.Attribute("name") == $"P:SessionOps.SessionOpsOptions.{property}")
            .Element("summary")!;
        return Space().Replace(summary.Value.Trim(), " ");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
