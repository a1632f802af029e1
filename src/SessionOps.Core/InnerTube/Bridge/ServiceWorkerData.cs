using System.Text.Json.Nodes;

namespace SessionOps.InnerTube.Bridge;

/// <summary>Where values stand in <c>sw.js_data</c> (YouTube.js, Session.ts): a list without names, which may shift with any release.</summary>
internal static class ServiceWorkerData
{
    public const int VisitorData = 13;

    public const int RolloutToken = 107;

    /// <summary>The list of device and session values: <c>[0][2][0]</c>.</summary>
    public static JsonNode? DeviceInfo(this JsonNode? data) => data.At(0).At(2) is { } config ? config.At(0).At(0) is JsonArray nested ? nested : config.At(0) : null;
}
