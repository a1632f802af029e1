using System.Collections.Concurrent;
using Acornima.Ast;
using Jint;

namespace SessionOps.Scripting;

/// <summary>
/// A script of the page, parsed once for all worlds of this process that run the same text: an interpreter is hundreds of kilobytes and serves many
/// attestations. It lives as long as one of these worlds.
/// </summary>
internal sealed class PageScript
{
    private static readonly ConcurrentDictionary<(string Text, string Name, TimeSpan RegexTimeout), WeakReference<PageScript>> s_known = new();

    private PageScript(Prepared<Script> script) => Script = script;

    public Prepared<Script> Script { get; }

    /// <summary>Gives the script; its patterns have the time that they have in the engine.</summary>
    /// <exception cref="ScriptPreparationException">It cannot be parsed.</exception>
    public static PageScript Parse(string text, string name, ScriptParsingOptions parsing, TimeSpan regexTimeout)
    {
        var key = (text, name, regexTimeout);
        if (s_known.TryGetValue(key, out var reference) && reference.TryGetTarget(out var known))
            return known;
        var options = new ScriptPreparationOptions { ParsingOptions = parsing with { RegexTimeout = regexTimeout } };
        var script = new PageScript(Engine.PrepareScript(text, name, strict: false, options));
        foreach (var other in s_known)
        {
            if (!other.Value.TryGetTarget(out _))
                s_known.TryRemove(other);
        }

        s_known[key] = new WeakReference<PageScript>(script);
        return script;
    }
}
