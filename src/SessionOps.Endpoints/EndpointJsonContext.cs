using System.Text.Json;
using System.Text.Json.Serialization;
using SessionOps.Endpoints.Plugin;

namespace SessionOps.Endpoints;

/// <summary>Serialization code made at build time: a cold start does without reflection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    NumberHandling = JsonNumberHandling.Strict
)]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(IReadOnlyList<YouTubeSession>))]
[JsonSerializable(typeof(IReadOnlyList<PoToken>))]
[JsonSerializable(typeof(YouTubeSession))]
[JsonSerializable(typeof(PoToken))]
[JsonSerializable(typeof(PoTokenInfo))]
[JsonSerializable(typeof(RolloutToken))]
[JsonSerializable(typeof(SessionRepair))]
[JsonSerializable(typeof(SessionTestResult))]
[JsonSerializable(typeof(VisitorData))]
[JsonSerializable(typeof(BotGuardSnapshot))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(PluginToken))]
[JsonSerializable(typeof(PluginPing))]
[JsonSerializable(typeof(PluginError))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(IReadOnlyList<SessionSummary>))]
internal sealed partial class EndpointJsonContext : JsonSerializerContext;
