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

    private static readonly PluginRequest s_empty = new(null, false, []);

    /// <summary>The most bytes of a body: it may carry a page's whole challenge (about 60 kB) and InnerTube context.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Reads the body; an empty one is a request without fields.</summary>
    /// <exception cref="InvalidRequestException">It is not a JSON object, or a field cannot be used.</exception>
    public static async Task<PluginRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken) =>
        await JsonBody.ReadLenientlyAsync(request, MaxBytes, Read, cancellationToken).ConfigureAwait(false) ?? s_empty;

    // A page's challenge and context are skipped while reading; there is no need to build a document of them.
    private static PluginRequest Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw JsonBody.Malformed("The body must be a JSON object.");
        string? binding = null,
            visitorData = null;
        var (isBound, bypassCache) = (false, false);
        var ignored = new List<string>();
        var fields = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = reader.GetString()!;
            if (!fields.Add(field))
                throw JsonBody.MemberTwice();
            reader.Read();
            switch (field)
            {
                case "content_binding":
                    (isBound, binding) = ReadBinding(ref reader);
                    break;
                case "innertube_context":
                    visitorData = ReadVisitorData(reader);
                    break;
                case "bypass_cache":
                    bypassCache = IsTruthy(ref reader);
                    break;
                case var _ when IsTruthy(ref reader):
                    TakeOther(field, ignored);
                    break;
            }

            reader.Skip();
        }

        return new PluginRequest(WithinLimit(isBound ? binding : visitorData), bypassCache, ignored);
    }

    private static void TakeOther(string field, List<string> ignored)
    {
        if (s_deprecated.TryGetValue(field, out var error))
            throw JsonBody.Malformed(error);
        if (s_withoutEffect.Contains(field))
            ignored.Add(field);
    }

    // An empty text is given, and stands for the session's own visitor data.
    private static (bool IsBound, string? Binding) ReadBinding(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.String => (true, reader.GetString() is { Length: > 0 } binding ? binding : null),
            JsonTokenType.Null => (false, null),
            _ => throw JsonBody.Malformed("content_binding must be a string"),
        };

    private static string? ReadVisitorData(Utf8JsonReader context) =>
        Enter(ref context, "client"u8) && Enter(ref context, "visitorData"u8) && context.TokenType == JsonTokenType.String ? context.GetString() : null;

    // Goes to the value of a member, else to the object's end.
    private static bool Enter(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMember = reader.ValueTextEquals(name);
            reader.Read();
            if (isMember)
                return true;
            reader.Skip();
        }

        return false;
    }

    private static string? WithinLimit(string? binding) =>
        binding?.Length > MaxBindingLength ? throw JsonBody.Malformed($"content_binding must have at most {MaxBindingLength} characters") : binding;

    // As JavaScript sees it, in which the contract is written: 1.x plugins send disable_innertube as false.
    private static bool IsTruthy(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.Null or JsonTokenType.False => false,
            JsonTokenType.String => reader.ValueSpan.Length > 0,
            JsonTokenType.Number => reader.GetDouble() != 0,
            _ => true,
        };

    /// <summary>Names the request without its binding, which may be visitor data or an account's id.</summary>
    public override string ToString() => nameof(PluginRequest);
}
