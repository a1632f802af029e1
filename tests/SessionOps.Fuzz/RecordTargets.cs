using SessionOps.Storage;
using SessionOps.Storage.Blobs;

namespace SessionOps.Fuzz;

/// <summary>What stands in a store, which others may write.</summary>
internal static class RecordTargets
{
    private static readonly RecordCipher s_plain = new(key: null);
    private static readonly RecordCipher s_sealed = new(Convert.ToBase64String(new byte[32]));

    public static IReadOnlyList<FuzzTarget> All { get; } = [new("session", ReadSession), new("token", ReadToken), new("encrypted", ReadEncrypted)];

    private static void ReadSession(byte[] json)
    {
        var session = SessionJson.Deserialize(json);
        var written = SessionJson.Serialize(session);
        FuzzTarget.Require(
            written.AsSpan().SequenceEqual(SessionJson.Serialize(SessionJson.Deserialize(written))),
            "A session that was read is written and read as it is."
        );
        FuzzTarget.Require(
            session.PoToken.Value.Length < 8 || !session.ToString().Contains(session.PoToken.Value, StringComparison.Ordinal),
            "A session does not tell its token."
        );
    }

    private static void ReadToken(byte[] json)
    {
        var token = SessionJson.DeserializeToken(json);
        FuzzTarget.Require(SessionJson.DeserializeToken(SessionJson.SerializeToken(token)) == token, "A token that was read is written and read as it is.");
    }

    private static void ReadEncrypted(byte[] content)
    {
        FuzzTarget.Require(!Opens(content), "Nobody without the key makes a record.");
        _ = s_plain.Open(content, "sessions/default.json");
    }

    private static bool Opens(byte[] content)
    {
        try
        {
            _ = s_sealed.Open(content, "sessions/default.json");
            return true;
        }
        catch (StoreException)
        {
            return false;
        }
    }
}
