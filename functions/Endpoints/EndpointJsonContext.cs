using System.Text.Json;
using System.Text.Json.Serialization;

namespace SessionOps.Endpoints;

/// <summary>Serialization code made at build time: a cold start does without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true, AllowDuplicateProperties = false, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(IReadOnlyList<YouTubeSession>))]
[JsonSerializable(typeof(IReadOnlyList<PoToken>))]
[JsonSerializable(typeof(YouTubeSession))]
[JsonSerializable(typeof(PoToken))]
[JsonSerializable(typeof(PoTokenInfo))]
[JsonSerializable(typeof(RolloutToken))]
[JsonSerializable(typeof(SessionTestResult))]
[JsonSerializable(typeof(VisitorData))]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(HealthReport))]
internal sealed partial class EndpointJsonContext : JsonSerializerContext;
