namespace SessionOps.Tokens;

/// <summary>Reads visitor data: a protobuf in URL-escaped base64url.</summary>
public static class VisitorDataDecoder
{
    private const int IdLength = 11;

    /// <summary>Reads visitor data; unknown fields are kept, and no length of the whole is expected.</summary>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.UndecodableToken"/>: it is not visitor data.</exception>
    public static VisitorData Decode(string value) => Read(value, out var problem) ?? throw WebSafeBase64.Undecodable("visitor data", problem);

    /// <summary>Reads visitor data; null when it is something else.</summary>
    public static VisitorData? TryDecode(string value) => Read(value, out _);

    /// <summary>Reads what YouTube itself sent; a value of another form is kept as it is, without what could be read from it.</summary>
    internal static VisitorData Accept(string value) => TryDecode(value) ?? new VisitorData { Value = value };

    private static VisitorData? Read(string value, out string problem)
    {
        problem = "it is not base64url";
        if (WebSafeBase64.TryDecode(value) is not { } bytes)
            return null;
        var fields = new ProtobufFields(bytes);
        string? id = null,
            country = null,
            experiment = null;
        DateTimeOffset? createdAt = null;
        var unknown = new Dictionary<int, byte[]>();
        while (fields.MoveNext())
        {
            switch (fields.Number)
            {
                case 1 when fields.Text is { } text:
                    id = text;
                    break;
                // Unix seconds; the largest that DateTimeOffset can hold is in the year 9999.
                case 5 when fields.Varint is <= 253_402_300_799:
                    createdAt = DateTimeOffset.FromUnixTimeSeconds((long)fields.Varint.Value);
                    break;
                case 6 when fields.HasBytes:
                    country = FirstText(fields.Bytes) ?? country;
                    break;
                // Since August 2026: a message with one text of some 350 characters (bgutil #251). It has the form of the cookie __Secure-YNID.
                case 12 when fields.HasBytes && FirstText(fields.Bytes) is { } text:
                    experiment = text;
                    break;
                default:
                    unknown[fields.Number] = [.. unknown.GetValueOrDefault(fields.Number, []), .. fields.Raw];
                    break;
            }
        }

        if (!fields.IsAtEnd)
            problem = "it is not a protobuf message, or was cut off";
        else if (id?.Length != IdLength)
            problem = $"it has no visitor id of {IdLength} characters in field 1";
        else
            return new VisitorData
            {
                Value = value,
                VisitorId = id,
                CreatedAt = createdAt,
                Country = country,
                Experiment = experiment,
                UnknownFields = unknown,
            };
        return null;
    }

    private static string? FirstText(ReadOnlySpan<byte> message)
    {
        var fields = new ProtobufFields(message);
        while (fields.MoveNext())
        {
            if (fields is { Number: 1, Text: { } text })
                return text;
        }

        return null;
    }
}
