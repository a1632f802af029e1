using System.Text.Json.Serialization;

namespace SessionOps.Scripting;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EnvironmentProfile))]
internal sealed partial class EnvironmentJson : JsonSerializerContext;
