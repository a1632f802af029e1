using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SessionOps.Storage.Blobs;

/// <summary>Encrypts records with AES-256-GCM, each bound to the name of its blob; without a key it leaves them as they are.</summary>
internal sealed class RecordCipher
{
    private const string Algorithm = "A256GCM";
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[]? _key;
    private readonly string? _keyId;

    /// <param name="key">The key, 32 bytes in base64; null for none.</param>
    /// <exception cref="InvalidInputException">The key cannot be used.</exception>
    public RecordCipher(string? key)
    {
        if (key is null)
            return;
        _key = new byte[KeyBytes];
        if (!Convert.TryFromBase64String(key, _key, out var count) || count != KeyBytes)
        {
            throw new InvalidInputException(
                ErrorIds.InvalidConfiguration,
                nameof(SessionOpsOptions.StoreKey),
                "SessionOps__StoreKey is not a key: it must be 32 random bytes in base64, such as `openssl rand -base64 32` prints."
            );
        }

        _keyId = Convert.ToHexString(HMACSHA256.HashData(_key, "SessionOps store key id"u8)[..8]);
    }

    /// <summary>Encrypts a record for a blob.</summary>
    public byte[] Seal(byte[] record, string blob)
    {
        if (_key is null)
            return record;
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var data = new byte[record.Length + TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, record, data.AsSpan(0, record.Length), data.AsSpan(record.Length), Encoding.UTF8.GetBytes(blob));
        return JsonSerializer.SerializeToUtf8Bytes(
            new EncryptedRecord
            {
                Encryption = Algorithm,
                KeyId = _keyId,
                Nonce = nonce,
                Data = data,
            },
            EncryptedRecordContext.Default.EncryptedRecord
        );
    }

    /// <summary>Decrypts a blob's record.</summary>
    /// <exception cref="StoreException"><see cref="ErrorIds.InvalidConfiguration"/>: the key is missing or another one, or the record is not encrypted;
    /// <see cref="ErrorIds.StoreCorrupt"/>: the record was damaged, altered or moved.</exception>
    public byte[] Open(byte[] content, string blob)
    {
        var record = Parse(content);
        if (_key is null)
            return record?.Encryption is null ? content : throw WrongKey(blob, "is encrypted, and there is no key");
        return record switch
        {
            null => throw Corrupt(blob, "it is not JSON"),
            // Anybody with access to the storage could have put an unencrypted record there.
            { Encryption: null } => throw WrongKey(blob, "is not encrypted, although there is a key"),
            { Encryption: not Algorithm } => throw WrongKey(blob, "is encrypted in a way that this version does not know"),
            { KeyId: var id } when id != _keyId => throw WrongKey(blob, "is encrypted with another key"),
            { Nonce.Length: NonceBytes, Data.Length: >= TagBytes } => Decrypt(record.Nonce, record.Data, blob),
            _ => throw Corrupt(blob, "it is incomplete"),
        };
    }

    private byte[] Decrypt(byte[] nonce, ReadOnlySpan<byte> data, string blob)
    {
        var record = new byte[data.Length - TagBytes];
        try
        {
            using var aes = new AesGcm(_key!, TagBytes);
            aes.Decrypt(nonce, data[..^TagBytes], data[^TagBytes..], record, Encoding.UTF8.GetBytes(blob));
            return record;
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Corrupt(blob, "it was altered, or belongs to another blob");
        }
    }

    private static EncryptedRecord? Parse(byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize(content, EncryptedRecordContext.Default.EncryptedRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static StoreException WrongKey(string blob, string problem) =>
        new(ErrorIds.InvalidConfiguration, $"The blob '{blob}' {problem}. It was left as it is.")
        {
            RecommendedAction = "Set SessionOps__StoreKey to the key that it was written with, or remove the session and create it again.",
        };

    private static StoreException Corrupt(string blob, string problem) => new(ErrorIds.StoreCorrupt, $"The encrypted blob '{blob}' cannot be read: {problem}.");
}
