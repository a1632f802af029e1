using System.Globalization;

namespace SessionOps.Endpoints;

/// <summary>Reads values written as text, in routes, queries and JSON strings.</summary>
internal static class TextValues
{
    /// <summary>Reads the text as the type; null when it is not written like one.</summary>
    public static object? Read(Type type, string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (type == typeof(string))
            return text;
        if (type.IsEnum)
            // Numbers are refused: they would let undefined values through.
            return Enum.TryParse(type, text, ignoreCase: true, out var value) && Enum.IsDefined(type, value) && !char.IsAsciiDigit(text[0]) ? value : null;
        if (type == typeof(bool))
            return bool.TryParse(text, out var flag) ? flag : null;
        if (type == typeof(DateTimeOffset))
            return DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
        if (type == typeof(TimeSpan))
            return TimeSpan.TryParse(text, culture, out var duration) ? duration : null;
        if (type == typeof(Guid))
            return Guid.TryParse(text, culture, out var id) ? id : null;
        if (type == typeof(Uri))
            return Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;
        return ReadNumber(type, text, culture);
    }

    /// <summary>How a value of the type is written, to end "must be ...".</summary>
    public static string Form(Type type)
    {
        if (type.IsEnum)
            return "one of " + string.Join(", ", Enum.GetNames(type));
        if (type == typeof(bool))
            return "true or false";
        if (type == typeof(DateTimeOffset))
            return "a time such as 2026-01-31T12:00:00Z";
        if (type == typeof(TimeSpan))
            return "a duration such as 00:05:00";
        if (type == typeof(Guid))
            return "a GUID";
        if (type == typeof(Uri))
            return "an absolute address such as https://host/path";
        if (type == typeof(string))
            return "a text";
        return IsNumber(type) ? "a number in the range of its type" : "a JSON object";
    }

    /// <summary>Whether values of the type can be written as text at all.</summary>
    public static bool CanRead(Type type) =>
        type == typeof(string)
        || type.IsEnum
        || type == typeof(DateTimeOffset)
        || type == typeof(TimeSpan)
        || type == typeof(Guid)
        || type == typeof(Uri)
        || type == typeof(bool)
        || IsNumber(type);

    private static object? ReadNumber(Type type, string text, CultureInfo culture) =>
        Type.GetTypeCode(type) switch
        {
            TypeCode.SByte => sbyte.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Byte => byte.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Int16 => short.TryParse(text, culture, out var value) ? value : null,
            TypeCode.UInt16 => ushort.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Int32 => int.TryParse(text, culture, out var value) ? value : null,
            TypeCode.UInt32 => uint.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Int64 => long.TryParse(text, culture, out var value) ? value : null,
            TypeCode.UInt64 => ulong.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Single => float.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Double => double.TryParse(text, culture, out var value) ? value : null,
            TypeCode.Decimal => decimal.TryParse(text, culture, out var value) ? value : null,
            _ => null,
        };

    private static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
