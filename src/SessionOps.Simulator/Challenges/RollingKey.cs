namespace SessionOps.Simulator.Challenges;

/// <summary>The arithmetic that interpreter and server share: 32 bits, unsigned.</summary>
internal static class RollingKey
{
    /// <summary>FNV-1a over the UTF-16 units.</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261;
        foreach (var character in text)
            hash = (hash ^ character) * 16777619;
        return hash;
    }

    /// <summary>xorshift, never zero.</summary>
    public static uint Step(uint key)
    {
        key ^= key << 13;
        key ^= key >> 17;
        key ^= key << 5;
        return key == 0 ? 2654435769 : key;
    }

    /// <summary>Brings a value into the key.</summary>
    public static uint Mix(uint key, uint value) => Step((key ^ value) * 2654435761);

    /// <summary>Seals or opens bytes with the stream of a key.</summary>
    public static byte[] Apply(uint key, ReadOnlySpan<byte> bytes)
    {
        var result = new byte[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            key = Step(key);
            result[i] = (byte)(bytes[i] ^ key);
        }

        return result;
    }
}
