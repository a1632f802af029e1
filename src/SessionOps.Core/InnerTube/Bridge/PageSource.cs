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
                case "ytcfg.set" or "yt.setConfig":
                    names.Skip(ReadConfig(names.Rest));
                    break;
                case "ytAtN":
                    names.Skip(ReadAttestation(names.Rest));
                    break;
                case "ytAtR":
                    names.Skip(ReadOlderAttestation(names.Rest));
                    break;
            }
        }
    }

    // Both forms: ytcfg.set({...}) and ytcfg.set("KEY", value).
    private int ReadConfig(ReadOnlySpan<char> rest)
    {
        var reader = new JsLiteralReader(rest);
        if (!TrySkipCall(ref reader))
            return 0;
        if (reader.TryReadString(out var key))
        {
            if (reader.TrySkip(',') && reader.TryReadArgument(out var value))
                Config[key] = value;
        }
        else if (reader.TryReadArgument(out var values) && values is JsonObject set)
        {
            // Moved, not copied: a page's configuration has a thousand values, and a node has one parent.
            var members = set.ToArray();
            set.Clear();
            foreach (var (name, value) in members)
                Config[name] = value;
        }

        return reader.Position;
    }

    private int ReadAttestation(ReadOnlySpan<char> rest)
    {
        var reader = new JsLiteralReader(rest);
        if (TrySkipCall(ref reader) && reader.TryReadArgument(out var value) && value is JsonObject attestation)
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

    // ytcfg.set(...), ytcfg.set?.(...) and (0, ytcfg.set)(...)
    private static bool TrySkipCall(ref JsLiteralReader reader)
    {
        if (!reader.TrySkip(')'))
            reader.TrySkip("?.");
        return reader.TrySkip('(');
    }
}
