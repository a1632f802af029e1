using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace SessionOps.Endpoints;

/// <summary>Yes or no.</summary>
public sealed class BooleanParameter(string name) : OperationParameter<bool>(name)
{
    private protected override string Form => "true or false";

    private protected override bool IsWrittenAs(JsonValueKind kind) => kind is JsonValueKind.True or JsonValueKind.False;

    private protected override bool TryParse(string text, out bool value) => bool.TryParse(text, out value);
}

/// <summary>One of an enumeration's names.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class EnumParameter<T>(string name) : OperationParameter<T>(name)
    where T : struct, Enum
{
    private protected override string Form => "one of " + string.Join(", ", Enum.GetNames<T>());

    // Numbers are refused: they would let undefined values through.
    private protected override bool TryParse(string text, out T value) =>
        Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]);
}

/// <summary>A moment; one without an offset is in UTC.</summary>
public sealed class DateTimeOffsetParameter(string name) : OperationParameter<DateTimeOffset>(name)
{
    private protected override string Form => "a time such as 2026-01-31T12:00:00Z";

    private protected override bool TryParse(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
}

/// <summary>A duration.</summary>
public sealed class TimeSpanParameter(string name) : OperationParameter<TimeSpan>(name)
{
    private protected override string Form => "a duration such as 00:05:00";

    private protected override bool TryParse(string text, out TimeSpan value) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out value);
}

/// <summary>A GUID.</summary>
public sealed class GuidParameter(string name) : OperationParameter<Guid>(name)
{
    private protected override string Form => "a GUID";

    private protected override bool TryParse(string text, out Guid value) => Guid.TryParse(text, CultureInfo.InvariantCulture, out value);
}

/// <summary>An absolute address.</summary>
public sealed class UriParameter(string name) : OperationParameter<Uri>(name)
{
    private protected override string Form => "an absolute address such as https://host/path";

    private protected override bool TryParse(string text, [MaybeNullWhen(false)] out Uri value) => Uri.TryCreate(text, UriKind.Absolute, out value);
}

/// <summary>A record, which only a JSON body can carry.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class RecordParameter<T>(string name) : OperationParameter<T>(name)
    where T : notnull
{
    internal override bool IsText => false;

    private protected override string Form => "a JSON object";

    internal override string? Read(JsonElement element, ParameterValues values)
    {
        try
        {
            return Keep((T)element.Deserialize(EndpointJson.Options.GetTypeInfo(typeof(T)))!, values);
        }
        catch (JsonException exception)
        {
            // The message of a missing member names it and no value; other messages are replaced by the place alone.
            return exception.Path is { } path ? $"cannot be read at {path}." : exception.Message;
        }
    }

    private protected override bool TryParse(string text, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return false;
    }
}
