namespace SessionOps.Tokens;

/// <summary>Base64 as YouTube writes it: the web-safe or the standard alphabet, padded or not, URL-escaped or not.</summary>
/// <remarks><c>System.Buffers.Text.Base64Url</c> reads one alphabet, writes no padding, and is not in .NET 8, on which the module runs.</remarks>
internal static class WebSafeBase64
{
    /// <summary>Reads it.</summary>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.UndecodableToken"/>: it is not base64. The message does not repeat the value.</exception>
    public static byte[] Decode(string value, string what) => TryDecode(value) ?? throw Undecodable(what, "it is not base64url");

    /// <summary>Reads it; null when it is not base64.</summary>
    public static byte[]? TryDecode(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var standard = (value.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(value) : value)
            .Trim()
            .Replace('-', '+')
            .Replace('_', '/')
            // BgUtils takes '.' for '='.
            .TrimEnd('=', '.');
        var padded = standard.PadRight((standard.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return standard.Length > 0 && Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }

    /// <summary>Writes it: web-safe, with padding, as BgUtils emits it and YouTube's own player sends it.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');

    public static SessionOpsException Undecodable(string what, string why) =>
        new(ErrorIds.UndecodableToken, $"The {what} cannot be decoded: {why}. Check that the whole value was copied.");
}
