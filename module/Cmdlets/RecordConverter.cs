using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SessionOps.PowerShell;

/// <summary>Restores sessions and tokens that went through a job, a remote session, Clixml or JSON.</summary>
public sealed class RecordConverter : PSTypeConverter
{
    private const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance;

    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) =>
        IsBag(sourceValue) && destinationType.Assembly == typeof(YouTubeSession).Assembly;

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase)
    {
        try
        {
            return Record(Bag(sourceValue), destinationType);
        }
        catch (UnusableRecordException)
        {
            Mask(sourceValue);
            throw;
        }
    }

    /// <summary>What an error shows in place of the source of a failed conversion.</summary>
    public static string Unreadable(PSObject source) => "@{...}";

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException();

    // PowerShell puts the text of the source into its own message, and that would be all of its properties.
    private static void Mask(object source)
    {
        if (source is PSObject { BaseObject: PSCustomObject } bag && bag.Methods[nameof(ToString)] is not PSCodeMethod)
            bag.Methods.Add(new PSCodeMethod(nameof(ToString), typeof(RecordConverter).GetMethod(nameof(Unreadable))!));
    }

    private static bool IsBag(object value) => value is IDictionary or PSObject { BaseObject: PSCustomObject or IDictionary };

    private static Dictionary<string, object?> Bag(object value) =>
        (value is PSObject { BaseObject: IDictionary inner } ? inner : value) switch
        {
            IDictionary dictionary => dictionary.Keys.Cast<object>().ToDictionary(key => $"{key}", key => dictionary[key], StringComparer.OrdinalIgnoreCase),
            var other => PSObject
                .AsPSObject(other)
                .Properties.ToDictionary(property => property.Name, property => (object?)property.Value, StringComparer.OrdinalIgnoreCase),
        };

    private static object Record(Dictionary<string, object?> bag, Type type)
    {
        if (type.GetConstructors(Public) is [{ } constructor] && constructor.GetParameters() is { Length: > 0 } parameters)
            return constructor.Invoke([.. parameters.Select(parameter => Value(bag, parameter.Name!, parameter.ParameterType, type, isRequired: true))]);
        var record = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(Public).Where(property => property.CanWrite))
        {
            if (Value(bag, property.Name, property.PropertyType, type, property.IsDefined(typeof(RequiredMemberAttribute))) is { } value)
                property.SetValue(record, value);
        }

        return record;
    }

    private static object? Value(Dictionary<string, object?> bag, string name, Type type, Type owner, bool isRequired)
    {
        var value = bag.GetValueOrDefault(name);
        if (value is null or PSObject { BaseObject: null })
            return isRequired ? throw Unusable(owner, name) : null;
        try
        {
            return Convert(value, Nullable.GetUnderlyingType(type) ?? type);
        }
        catch (Exception error)
            when (error is PSInvalidCastException and not UnusableRecordException or FormatException or InvalidCastException or ArgumentException)
        {
            // Not even as the cause: PowerShell's own message repeats the value, which may be a secret.
            throw Unusable(owner, name);
        }
    }

    private static object Convert(object value, Type type)
    {
        var plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        if (type.IsInstanceOfType(plain))
            return plain;
        if (type == typeof(DateTimeOffset))
            return Time(value, plain);
        if (type.IsEnum)
            return plain is string name ? Enum.Parse(type, name, ignoreCase: true) : Enum.ToObject(type, plain);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Items(plain, type.GetGenericArguments()[0]);
        return IsBag(value) && type.Assembly == typeof(YouTubeSession).Assembly
            ? Record(Bag(value), type)
            : LanguagePrimitives.ConvertTo(plain, type, CultureInfo.InvariantCulture);
    }

    // JSON and Clixml sometimes turn a list with one item into the item.
    private static Array Items(object plain, Type type)
    {
        object[] items = plain is IEnumerable list and not (string or IDictionary) ? [.. list.Cast<object>()] : [plain];
        var converted = Array.CreateInstance(type, items.Length);
        for (var i = 0; i < items.Length; i++)
            converted.SetValue(Convert(items[i], type), i);
        return converted;
    }

    private static DateTimeOffset Time(object value, object plain) =>
        plain switch
        {
            DateTime time => time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, TimeSpan.Zero) : time,
            string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            _ => new DateTimeOffset(((DateTime)Bag(value)[nameof(DateTimeOffset.UtcDateTime)]!).Ticks, TimeSpan.Zero),
        };

    private static UnusableRecordException Unusable(Type type, string property) =>
        new(
            $"This is not a complete {type.Name}: {property} is missing or cannot be read. Keep all of its properties (ConvertTo-Json -Depth 4, Export-Clixml -Depth 4)."
        );
}
