namespace SessionOps.Storage.Blobs;

/// <summary>A record as an encrypting store writes it.</summary>
internal sealed record EncryptedRecord
{
    /// <summary>How it is encrypted; null when the record is not encrypted at all.</summary>
    public string? Encryption { get; init; }

    /// <summary>Tells keys apart without telling anything about them.</summary>
    public string? KeyId { get; init; }

    /// <summary>The nonce, 12 bytes, new with every write.</summary>
    public byte[]? Nonce { get; init; }

    /// <summary>The ciphertext, followed by the tag.</summary>
    public byte[]? Data { get; init; }
}
