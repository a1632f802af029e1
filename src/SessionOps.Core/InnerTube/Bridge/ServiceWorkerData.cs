using System.Text.Json.Nodes;
using SessionOps.Tokens;

namespace SessionOps.InnerTube.Bridge;

/// <summary>Finds values in <c>sw.js_data</c>: lists without names, whose places shift with releases and countries.</summary>
internal static class ServiceWorkerData
{
    // Where YouTube.js finds them (Session.ts): in [0][2][0], the device's and the session's values.
    private const int VisitorDataPlace = 13;
    private const int RolloutTokenPlace = 107;

    /// <summary>The visitor data: at its usual place, else the first text that has its form.</summary>
    public static string? VisitorData(JsonNode? data) => Find(data, VisitorDataPlace, static text => VisitorDataDecoder.TryDecode(text) is not null);

    /// <summary>The rollout token: at its usual place, else the first text that has its form.</summary>
    public static string? RolloutToken(JsonNode? data) =>
        Find(data, RolloutTokenPlace, static text => RolloutTokenDecoder.TryDecode(text) is { Id: not null, First: not null, Second: not null });

    private static string? Find(JsonNode? data, int place, Func<string, bool> hasForm) =>
        DeviceInfo(data).Text(place) is { } usual && hasForm(usual) ? usual : Texts(data).FirstOrDefault(hasForm);

    private static JsonNode? DeviceInfo(JsonNode? data) =>
        data.At(0).At(2) is { } config
            ? config.At(0).At(0) is JsonArray nested
                ? nested
                : config.At(0)
            : null;

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node switch
        {
            JsonArray items => items.SelectMany(Texts),
            JsonObject properties => properties.SelectMany(static property => Texts(property.Value)),
            _ => node.Text() is { } text ? [text] : [],
        };
}
