using System.Text;

namespace SessionOps.Tokens;

/// <summary>Decodes the bytes of a PO token. No form has an expected length.</summary>
public static class PoTokenDecoder
{
    // Field 6 with a length: what is minted, and the service's fallback token as well.
    private const byte MintedFirstByte = 0x32;
    private const byte ErrorFirstByte = 0x2A;

    /// <summary>Reads a PO token.</summary>
    /// <param name="value">The token, base64url.</param>
    /// <param name="timeProvider">The clock, for the age of a cold-start token.</param>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.UndecodableToken"/>: it is not base64url.</exception>
    public static PoTokenInfo Decode(string value, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        var bytes = WebSafeBase64.Decode(value, "PO token");
        return bytes[0] switch
            {
                ColdStartToken.FirstByte => ColdStartToken.Read(bytes, timeProvider),
                ErrorFirstByte => ReadError(bytes),
                MintedFirstByte => ReadMinted(bytes),
                _ => null,
            } ?? new PoTokenInfo { Form = PoTokenForm.Unknown, ByteCount = bytes.Length };
    }

    private static PoTokenInfo? ReadMinted(byte[] bytes)
    {
        var fields = new ProtobufFields(bytes);
        return fields.MoveNext() && fields is { Number: 6, HasBytes: true } ? new PoTokenInfo { Form = PoTokenForm.Minted, ByteCount = bytes.Length } : null;
    }

    // [42][low seven bits of the length | 128][the rest of it][code] + "message:stack"
    private static PoTokenInfo? ReadError(byte[] bytes) =>
        bytes.Length < 4
            ? null
            : new PoTokenInfo
            {
                Form = PoTokenForm.Error,
                ByteCount = bytes.Length,
                ErrorCode = bytes[3],
                ErrorMessage = Encoding.UTF8.GetString(bytes.AsSpan(4)),
            };
}
