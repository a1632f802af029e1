using System.Text.Json.Serialization;

namespace SessionOps.Storage.Blobs;

/// <summary>The JSON form of encrypted records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EncryptedRecord))]
internal sealed partial class EncryptedRecordContext : JsonSerializerContext;
