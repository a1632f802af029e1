namespace SessionOps.Tokens;

/// <summary>Reads rollout tokens: a protobuf of three numbers in URL-escaped base64url.</summary>
public static class RolloutTokenDecoder
{
    /// <summary>Reads a rollout token. What its fields mean is derived from samples, so every one may be missing.</summary>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.UndecodableToken"/>: it is no rollout token.</exception>
    public static RolloutToken Decode(string value)
    {
        const string What = "rollout token";
        var fields = new ProtobufFields(WebSafeBase64.Decode(value, What));
        ulong? id = null, first = null, second = null;
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
            ? new RolloutToken { Value = value, Id = id, First = first, Second = second }
            : throw WebSafeBase64.Undecodable(What, "it is no protobuf message, or was cut off");
    }
}
