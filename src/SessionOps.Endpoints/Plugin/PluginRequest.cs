using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace SessionOps.Endpoints.Plugin;

/// <summary>What the plugin asks of <c>POST /get_pot</c>. Unknown fields and nulls are ignored, as its own server does.</summary>
/// <param name="ContentBinding">What to bind to; null for the shared session's visitor data.</param>
/// <param name="BypassCache">Whether a stored token must not be served.</param>
/// <param name="Ignored">The fields that were given and have no effect here.</param>
internal sealed record PluginRequest(string? ContentBinding, bool BypassCache, IReadOnlyList<string> Ignored)
{
    // Texts of the plugin's own server; its users search for them.
    private static readonly Dictionary<string, string> s_deprecated = new(StringComparer.Ordinal)
    {
        ["data_sync_id"] = "data_sync_id is deprecated, use content_binding instead",
        ["visitor_data"] = "visitor_data is deprecated, use content_binding instead",
        ["disable_innertube"] = "disable_innertube is deprecated because the /Create endpoint doesn't work anymore",
    };

    // As in the operations: a binding travels through a script and into the store.
    private const int MaxBindingLength = 4096;

    // A caller's proxy, address or script would make this host a tool against others; they are the host's own settings.
    private static readonly string[] s_withoutEffect = ["proxy", "source_address", "disable_tls_verification", "challenge"];

    /// <summary>The most bytes of a body: it may carry a page's whole challenge (about 60 kB) and InnerTube context.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Reads the body; an empty one is a request without fields.</summary>
    /// <exception cref="InvalidRequestException">It is not a JSON object, or a field cannot be used.</exception>
    public static async Task<PluginRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var document = await JsonBody.ReadLenientlyAsync(request, MaxBytes, cancellationToken).ConfigureAwait(false);
        if (document is null)
            return new PluginRequest(null, false, []);
        var body = document.RootElement;
        if (body.ValueKind != JsonValueKind.Object)
            throw JsonBody.Malformed("The body must be a JSON object.");
        JsonElement binding = default,
            context = default;
        var bypassCache = false;
        List<string> ignored = [];
        foreach (var member in body.EnumerateObject())
        {
            if (member.NameEquals("content_binding"u8))
                binding = member.Value;
            else if (member.NameEquals("innertube_context"u8))
                context = member.Value;
            else if (member.NameEquals("bypass_cache"u8))
                bypassCache = IsTruthy(member.Value);
            else if (IsTruthy(member.Value))
                TakeOther(member.Name, ignored);
        }

        return new PluginRequest(Binding(binding, context), bypassCache, ignored);
    }

    private static void TakeOther(string field, List<string> ignored)
    {
        if (s_deprecated.TryGetValue(field, out var error))
            throw JsonBody.Malformed(error);
        if (s_withoutEffect.Contains(field))
            ignored.Add(field);
    }

    private static string? Binding(JsonElement given, JsonElement context)
    {
        var binding = given switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString() is { Length: > 0 } value ? value : null,
            { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => Member(Member(context, "client"), "visitorData")
                is { ValueKind: JsonValueKind.String } visitorData
                ? visitorData.GetString()
                : null,
            _ => throw JsonBody.Malformed("content_binding must be a string"),
        };
        return binding?.Length > MaxBindingLength ? throw JsonBody.Malformed($"content_binding must have at most {MaxBindingLength} characters") : binding;
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Names the request without its binding, which may be visitor data or an account's id.</summary>
    public override string ToString() => nameof(PluginRequest);

    // As JavaScript sees it, in which the contract is written: 1.x plugins send disable_innertube as false.
    private static bool IsTruthy(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.False => false,
            JsonValueKind.String => element.GetString() is { Length: > 0 },
            JsonValueKind.Number => element.GetDouble() != 0,
            _ => true,
        };
}
