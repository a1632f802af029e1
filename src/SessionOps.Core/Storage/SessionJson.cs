using System.Text.Json;

namespace SessionOps.Storage;

/// <summary>Writes and reads the stored form of sessions and tokens: versioned UTF-8 JSON, the same in every store.</summary>
public static class SessionJson
{
    /// <summary>The largest stored record that is read, in bytes; a session has about 3 kB, so that anything larger is not one.</summary>
    public const int MaxBytes = 1 << 20;

    private const string Session = "session";
    private const string Token = "token";
    private const string TextRule = "A text has control characters or is too long.";

    /// <summary>The longest text of a record, in characters; visitor data, the longest, has some 600.</summary>
    public const int MaxTextLength = 8192;

    /// <summary>Writes a session as JSON of the current schema version, which is its first member.</summary>
    /// <exception cref="InvalidInputException">It could not be read again.</exception>
    public static byte[] Serialize(YouTubeSession session) =>
        Problem(session) is { } problem
            ? throw new InvalidInputException(ErrorIds.InvalidInput, nameof(session), $"The session cannot be stored: {problem}")
            : Small(
                JsonSerializer.SerializeToUtf8Bytes(
                    session with
                    {
                        SchemaVersion = YouTubeSession.CurrentSchemaVersion,
                    },
                    SessionJsonContext.Default.YouTubeSession
                )
            );

    /// <summary>Says why a store cannot keep a session, without its values; null when it can.</summary>
    public static string? Problem(YouTubeSession? session) =>
        session switch
        {
            null => "It is null.",
            { Name: null } or { VisitorData: null } or { Engine: null } => "A required text is null.",
            { Client: not { Name: not null, Version: not null, UserAgent: not null, Language: not null, Country: not null } } => "The client is incomplete.",
            { Client: var client }
                when !AreTexts(
                    session.VisitorData,
                    session.VisitorId,
                    session.RolloutToken,
                    session.DataSyncId,
                    session.EventId,
                    session.RemoteHost,
                    session.Engine
                ) || !AreTexts(client.Name, client.Version, client.UserAgent, client.Language, client.Country) => TextRule,
            _ => (session.Cookies ?? []).Select(Problem).FirstOrDefault(static problem => problem is not null) ?? Problem(session.PoToken),
        };

    /// <summary>Reads a session from JSON; members that this version does not know are skipped.</summary>
    /// <exception cref="StoreException"><see cref="ErrorIds.StoreCorrupt"/>: it is not a complete session;
    /// <see cref="ErrorIds.StoreSchemaTooNew"/>: a newer version wrote it.</exception>
    public static YouTubeSession Deserialize(ReadOnlySpan<byte> json)
    {
        try
        {
            if (json.Length > MaxBytes)
                throw Corrupt(Session, $"It has more than {MaxBytes} bytes.");
            var version = ReadSchemaVersion(json);
            if (version > YouTubeSession.CurrentSchemaVersion)
            {
                throw new StoreException(
                    ErrorIds.StoreSchemaTooNew,
                    $"The stored session has schema version {version}; this version of SessionOps reads up to {YouTubeSession.CurrentSchemaVersion}. It was left as it is."
                );
            }

            return Complete(JsonSerializer.Deserialize(json, SessionJsonContext.Default.YouTubeSession));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Unreadable(Session, e);
        }
    }

    /// <summary>Reads the session that is stored under a name.</summary>
    /// <exception cref="StoreException"><see cref="ErrorIds.StoreCorrupt"/>: it is not a complete session, or one of another name;
    /// <see cref="ErrorIds.StoreSchemaTooNew"/>: a newer version wrote it.</exception>
    public static YouTubeSession Deserialize(ReadOnlySpan<byte> json, string name) =>
        Deserialize(json) is { } session && session.Name == name
            ? session
            : throw new StoreException(ErrorIds.StoreCorrupt, $"The session stored as '{name}' is another one: it was copied or renamed.");

    /// <summary>Writes a token as JSON.</summary>
    /// <exception cref="InvalidInputException">It could not be read again.</exception>
    public static byte[] SerializeToken(PoToken token) =>
        Problem(token) is { } problem
            ? throw new InvalidInputException(ErrorIds.InvalidInput, nameof(token), $"The token cannot be stored: {problem}")
            : Small(JsonSerializer.SerializeToUtf8Bytes(token, SessionJsonContext.Default.PoToken));

    /// <summary>Reads a token from JSON.</summary>
    /// <exception cref="StoreException"><see cref="ErrorIds.StoreCorrupt"/>: it is not a complete token.</exception>
    public static PoToken DeserializeToken(ReadOnlySpan<byte> json)
    {
        try
        {
            return Complete(JsonSerializer.Deserialize(json, SessionJsonContext.Default.PoToken));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Unreadable(Token, e);
        }
    }

    // The version decides how the rest is read, so it is looked for first and alone: a newer layout may not fit today's record.
    private static int ReadSchemaVersion(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw Corrupt(Session, "It is not a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isVersion = reader.ValueTextEquals("schemaVersion"u8);
            reader.Read();
            if (isVersion)
                return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) && version > 0
                    ? version
                    : throw Corrupt(Session, "schemaVersion is not a positive number.");
            reader.Skip();
        }

        throw Corrupt(Session, "schemaVersion is missing.");
    }

    // The serializer of .NET 8 knows required members, but takes null for any of them, and gives no defaults to init-only members that are absent.
    private static YouTubeSession Complete(YouTubeSession? session) =>
        Problem(session) is { } problem
            ? throw Corrupt(Session, problem)
            : session! with
            {
                SchemaVersion = YouTubeSession.CurrentSchemaVersion,
                CoverageGaps = session.CoverageGaps ?? [],
                Cookies = [.. (session.Cookies ?? []).Select(static cookie => cookie with { Path = cookie.Path ?? "/" })],
            };

    private static PoToken Complete(PoToken? token) => Problem(token) is { } problem ? throw Corrupt(Token, problem) : token!;

    private static string? Problem(SessionCookie? cookie) =>
        cookie is not { Name: not null, Value: not null, Domain: not null } ? "A cookie is incomplete."
        : AreTexts(cookie.Name, cookie.Value, cookie.Domain, cookie.Path) ? null
        : TextRule;

    private static string? Problem(PoToken? token) =>
        token is not { Value: not null, ContentBinding: not null } || !Enum.IsDefined(token.Grade) ? "The token is incomplete."
        : AreTexts(token.Value, token.ContentBinding) ? null
        : TextRule;

    // They become headers and arguments: a line end in one would become a second header.
    private static bool AreTexts(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (
                text is not null
                && (text.Length > MaxTextLength || text.AsSpan().IndexOfAnyInRange('\0', '\x1f') >= 0 || text.Contains('\x7f', StringComparison.Ordinal))
            )
                return false;
        }

        return true;
    }

    private static byte[] Small(byte[] json) =>
        json.Length <= MaxBytes
            ? json
            : throw new InvalidInputException(ErrorIds.InvalidInput, "session", $"The record has more than {MaxBytes} bytes and cannot be stored.");

    private static StoreException Corrupt(string what, string problem, Exception? cause = null) =>
        new(ErrorIds.StoreCorrupt, $"The stored {what} cannot be read: {problem}", cause);

    // By the place alone: the reader's own sentence quotes the record.
    private static StoreException Unreadable(string what, Exception cause) =>
        Corrupt(
            what,
            cause is JsonException { LineNumber: { } line, BytePositionInLine: { } position }
                ? $"It is no {what} at line {line + 1}, byte {position}."
                : "It has half of a surrogate pair, which is not a valid character.",
            cause
        );
}
