namespace SessionOps.Tokens;

/// <summary>Reads visitor data: a protobuf in URL-escaped base64url.</summary>
public static class VisitorDataDecoder
{
    /// <summary>Reads a visitor data; unknown fields are kept, and no length is expected.</summary>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.UndecodableToken"/>: it is no visitor data.</exception>
    public static VisitorData Decode(string value)
    {
        const string What = "visitor data";
        var fields = new ProtobufFields(WebSafeBase64.Decode(value, What));
        string? id = null, country = null, experiment = null;
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
                // Since August 2026: a message with one text of some 350 characters (bgutil #251). Its meaning is not known.
                case 12 when fields.HasBytes && FirstText(fields.Bytes) is { } text:
                    experiment = text;
                    break;
                default:
                    unknown[fields.Number] = [.. unknown.GetValueOrDefault(fields.Number, []), .. fields.Raw];
                    break;
            }
        }

        if (!fields.IsAtEnd)
            throw WebSafeBase64.Undecodable(What, "it is no protobuf message, or was cut off");
        return new VisitorData
        {
            Value = value,
            VisitorId = id is { Length: > 0 } ? id : throw WebSafeBase64.Undecodable(What, "it has no visitor id in field 1"),
            CreatedAt = createdAt,
            Country = country,
            Experiment = experiment,
            UnknownFields = unknown,
        };
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
