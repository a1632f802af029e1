using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionOps.Attestation;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BotGuardTelemetry))]
[JsonSerializable(typeof(BreakerState))]
internal sealed partial class AttestationJson : JsonSerializerContext;
