using System.Text.Json.Serialization;

namespace SessionOps.Storage;

/// <summary>The JSON form of sessions and tokens: camel case, enums by name, members in the order of their records.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(YouTubeSession))]
[JsonSerializable(typeof(PoToken))]
internal sealed partial class SessionJsonContext : JsonSerializerContext;
