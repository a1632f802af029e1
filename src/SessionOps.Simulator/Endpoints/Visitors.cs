using System.Text;

namespace SessionOps.Simulator.Endpoints;

/// <summary>Issues visitor data, rollout tokens and event ids in YouTube's own forms.</summary>
internal sealed class Visitors(Random random, TimeProvider timeProvider)
{
    private const string IdCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    /// <summary>An id, the time, a country, and the text of August 2026.</summary>
    public string NewVisitorData() => NewVisitorData(NewVisitorId());

    public string NewVisitorId() => Text(11);

    public string NewVisitorData(string visitorId)
    {
        byte[] message =
        [
            .. Bytes(1, Encoding.ASCII.GetBytes(visitorId)),
            .. Varint(5, (ulong)timeProvider.GetUtcNow().ToUnixTimeSeconds()),
            .. Bytes(6, [.. Bytes(1, "US"u8), .. Bytes(2, [.. Bytes(2, []), .. Varint(4, 17)])]),
            .. Bytes(12, Bytes(1, Encoding.ASCII.GetBytes("21.YT=TF_" + Text(339)))),
        ];
        return Uri.EscapeDataString(Padded(message));
    }

    public string NewRolloutToken()
    {
        var now = (ulong)timeProvider.GetUtcNow().ToUnixTimeMilliseconds() * 1000;
        return Uri.EscapeDataString(Padded([.. Varint(1, Number()), .. Varint(2, now), .. Varint(3, now)]));
    }

    public string NewEventId() => Text(22);

    public string NewEacrToken() => Text(48);

    private static string Padded(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');

    private string Text(int length)
    {
        var text = new char[length];
        lock (random)
        {
            for (var i = 0; i < length; i++)
                text[i] = IdCharacters[random.Next(IdCharacters.Length)];
        }

        return new string(text);
    }

    private ulong Number()
    {
        lock (random)
            return (ulong)random.NextInt64();
    }

    private static byte[] Bytes(int field, ReadOnlySpan<byte> bytes) => [.. Number((ulong)((field << 3) | 2)), .. Number((ulong)bytes.Length), .. bytes];

    private static byte[] Varint(int field, ulong value) => [.. Number((ulong)(field << 3)), .. Number(value)];

    private static List<byte> Number(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
        return bytes;
    }
}
