using System.Text.Json;

namespace SessionOps.Storage;

/// <summary>Writes and reads the stored form of sessions and tokens: versioned UTF-8 JSON, the same in every store.</summary>
public static class SessionJson
{
    /// <summary>The largest stored record that is read, in bytes; a session has about 3 kB, so that anything larger is not one.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Writes a session as JSON of the current schema version, which is its first member.</summary>
    public static byte[] Serialize(YouTubeSession session) =>
        JsonSerializer.SerializeToUtf8Bytes(session with { SchemaVersion = YouTubeSession.CurrentSchemaVersion }, SessionJsonContext.Default.YouTubeSession);

    /// <summary>Reads a session from JSON; members that this version does not know are skipped.</summary>
    /// <exception cref="StoreException"><see cref="ErrorIds.StoreCorrupt"/>: it is no complete session;
    /// <see cref="ErrorIds.StoreSchemaTooNew"/>: a newer version wrote it.</exception>
    public static YouTubeSession Deserialize(ReadOnlySpan<byte> json)
    {
        try
        {
            if (json.Length > MaxBytes)
                throw new JsonException($"It has more than {MaxBytes} bytes.");
            var version = ReadSchemaVersion(json);
            if (version > YouTubeSession.CurrentSchemaVersion)
            {
                throw new StoreException(ErrorIds.StoreSchemaTooNew,
                    $"The stored session has schema version {version}; this version of SessionOps reads up to {YouTubeSession.CurrentSchemaVersion}. It was left as it is.");
            }

            return Complete(JsonSerializer.Deserialize(json, SessionJsonContext.Default.YouTubeSession));
        }
        catch (JsonException e)
        {
            throw Corrupt("session", e);
        }
    }

    /// <summary>Reads the session that is stored under a name.</summary>
    /// <exception cref="StoreException"><see cref="ErrorIds.StoreCorrupt"/>: it is no complete session, or one of another name;
    /// <see cref="ErrorIds.StoreSchemaTooNew"/>: a newer version wrote it.</exception>
    public static YouTubeSession Deserialize(ReadOnlySpan<byte> json, string name) => Deserialize(json) is { } session && session.Name == name
        ? session
        : throw new StoreException(ErrorIds.StoreCorrupt, $"The session stored as '{name}' is another one: it was copied or renamed.");

    /// <summary>Writes a token as JSON.</summary>
    public static byte[] SerializeToken(PoToken token) => JsonSerializer.SerializeToUtf8Bytes(token, SessionJsonContext.Default.PoToken);

    /// <summary>Reads a token from JSON.</summary>
    /// <exception cref="StoreException"><see cref="ErrorIds.StoreCorrupt"/>: it is no complete token.</exception>
    public static PoToken DeserializeToken(ReadOnlySpan<byte> json)
    {
        try
        {
            return Complete(JsonSerializer.Deserialize(json, SessionJsonContext.Default.PoToken));
        }
        catch (JsonException e)
        {
            throw Corrupt("token", e);
        }
    }

    // The version decides how the rest is read, so it is looked for first and alone: a newer layout may not fit today's record.
    private static int ReadSchemaVersion(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("It is not a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isVersion = reader.ValueTextEquals("schemaVersion"u8);
            reader.Read();
            if (isVersion)
                return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) && version > 0 ? version : throw new JsonException("schemaVersion is not a positive number.");
            reader.Skip();
        }

        throw new JsonException("schemaVersion is missing.");
    }

    // The serializer of .NET 8 knows required members, but takes null for any of them, and gives no defaults to init-only members that are absent.
    private static YouTubeSession Complete(YouTubeSession? session) => session switch
    {
        null => throw new JsonException("It is null."),
        { Name: null } or { VisitorData: null } or { VisitorId: null } or { Engine: null } => throw new JsonException("A required text is null."),
        { Client: not { Name: not null, Version: not null, UserAgent: not null, Language: not null, Country: not null } } => throw new JsonException("The client is incomplete."),
        _ => session with
        {
            SchemaVersion = YouTubeSession.CurrentSchemaVersion,
            PoToken = Complete(session.PoToken),
            CoverageGaps = session.CoverageGaps ?? [],
        },
    };

    private static PoToken Complete(PoToken? token) => token is { Value: not null, ContentBinding: not null } && Enum.IsDefined(token.Grade)
        ? token
        : throw new JsonException("The token is incomplete.");

    private static StoreException Corrupt(string what, JsonException e) =>
        new(ErrorIds.StoreCorrupt, $"The stored {what} cannot be read: {e.Message}", e);
}
