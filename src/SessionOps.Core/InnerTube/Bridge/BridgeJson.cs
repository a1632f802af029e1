using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionOps.InnerTube.Bridge;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(AttestationAnswer))]
internal sealed partial class BridgeJson : JsonSerializerContext;
