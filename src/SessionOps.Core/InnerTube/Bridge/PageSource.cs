using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SessionOps.InnerTube.Bridge;

/// <summary>What the scripts of a page say of its configuration and challenge.</summary>
internal sealed class PageSource
{
    /// <summary>All of the page's <c>ytcfg.set</c> calls, merged in their order.</summary>
    public JsonObject Config { get; } = [];

    /// <summary>The argument of <c>ytAtN</c>, or <c>{R: ...}</c> with the text of the older <c>ytAtR</c>; null when the page has neither.</summary>
    public JsonObject? Attestation { get; private set; }

    /// <summary>Whether the page ends inside a script or without its end.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Reads a page.</summary>
    public static PageSource Read(string html)
    {
        var page = new PageSource();
        var scripts = new HtmlScripts(html);
        while (scripts.MoveNext())
        {
            page.IsCutOff |= scripts.IsCutOff;
            page.ReadScript(scripts.Current);
        }

        return page;
    }

    private void ReadScript(ReadOnlySpan<char> script)
    {
        var names = new JsNames(script);
        while (names.MoveNext())
        {
            switch (names.Current)
            {
                case "ytcfg.set" or "window.ytcfg.set":
                    names.Skip(ReadConfig(names.Rest));
                    break;
                case "window.ytAtN" or "ytAtN":
                    names.Skip(ReadAttestation(names.Rest));
                    break;
                case "window.ytAtR" or "ytAtR":
                    names.Skip(ReadOlderAttestation(names.Rest));
                    break;
            }
        }
    }

    // Both forms: ytcfg.set({...}) and ytcfg.set("KEY", value).
    private int ReadConfig(ReadOnlySpan<char> rest)
    {
        var reader = new JsLiteralReader(rest);
        if (!reader.TrySkip('('))
            return 0;
        if (reader.TryReadString(out var key))
        {
            if (reader.TrySkip(',') && TryReadJson(ref reader, out var value))
                Config[key] = value;
        }
        else if (TryReadJson(ref reader, out var values) && values is JsonObject set)
        {
            foreach (var (name, value) in set)
                Config[name] = value?.DeepClone();
        }

        return reader.Position;
    }

    private int ReadAttestation(ReadOnlySpan<char> rest)
    {
        var reader = new JsLiteralReader(rest);
        if (reader.TrySkip('(') && TryReadJson(ref reader, out var value) && value is JsonObject attestation)
            Attestation = attestation;
        return reader.Position;
    }

    // Until January 2026: window.ytAtR = '<hex-escaped JSON>'.
    private int ReadOlderAttestation(ReadOnlySpan<char> rest)
    {
        var reader = new JsLiteralReader(rest);
        if (reader.TrySkip('=') && reader.TryReadString(out var text))
            Attestation ??= new JsonObject { ["R"] = text };
        return reader.Position;
    }

    private static bool TryReadJson(ref JsLiteralReader reader, out JsonNode? value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { MaxDepth = 1000, SkipValidation = true }))
        {
            if (!reader.TryRead(json))
            {
                value = null;
                return false;
            }
        }

        value = Parse(buffer.WrittenSpan);
        return true;
    }

    // A literal may name a key twice; the last one counts, as in JavaScript.
    private static JsonNode? Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1000 });
        using var document = JsonDocument.ParseValue(ref reader);
        return ToNode(document.RootElement);
    }

    private static JsonNode? ToNode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var properties = new JsonObject();
                foreach (var property in element.EnumerateObject())
                    properties[property.Name] = ToNode(property.Value);
                return properties;
            case JsonValueKind.Array:
                var items = new JsonArray();
                foreach (var item in element.EnumerateArray())
                    items.Add(ToNode(item));
                return items;
            case JsonValueKind.Null:
                return null;
            default:
                return JsonValue.Create(element.Clone());
        }
    }
}
