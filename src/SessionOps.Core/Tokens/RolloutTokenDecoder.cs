namespace SessionOps.Tokens;

/// <summary>Reads rollout tokens: a protobuf of three numbers in URL-escaped base64url.</summary>
public static class RolloutTokenDecoder
{
    /// <summary>Reads a rollout token. What its fields mean is derived from samples, so every one may be missing.</summary>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.UndecodableToken"/>: it is not a rollout token.</exception>
    public static RolloutToken Decode(string value) => Read(value, out var problem) ?? throw WebSafeBase64.Undecodable("rollout token", problem);

    /// <summary>Reads a rollout token; null when it is something else.</summary>
    public static RolloutToken? TryDecode(string value) => Read(value, out _);

    /// <summary>Reads what YouTube itself sent; a value of another form is kept as it is, without numbers.</summary>
    internal static RolloutToken Accept(string value) => TryDecode(value) ?? new RolloutToken { Value = value };

    private static RolloutToken? Read(string value, out string problem)
    {
        problem = "it is not base64url";
        if (WebSafeBase64.TryDecode(value) is not { } bytes)
            return null;
        problem = "it is not a protobuf message, or was cut off";
        var fields = new ProtobufFields(bytes);
        ulong? id = null,
            first = null,
            second = null;
        while (fields.MoveNext())
        {
            switch (fields.Number)
            {
                case 1:
                    id = fields.Varint ?? id;
                    break;
                case 2:
                    first = fields.Varint ?? first;
                    break;
                case 3:
                    second = fields.Varint ?? second;
                    break;
            }
        }

        return fields.IsAtEnd
            ? new RolloutToken
            {
                Value = value,
                Id = id,
                First = first,
                Second = second,
            }
            : null;
    }
}
