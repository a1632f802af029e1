using Azure;

namespace SessionOps.Storage.Blobs;

/// <summary>A blob as it was read.</summary>
/// <param name="Content">Its bytes, perhaps encrypted.</param>
/// <param name="ETag">Its version.</param>
internal sealed record BlobRecord(byte[] Content, ETag ETag);
