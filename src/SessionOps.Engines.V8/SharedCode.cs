using System.Runtime.CompilerServices;
using Microsoft.ClearScript;
using SessionOps.Scripting;

namespace SessionOps.Engines.V8;

/// <summary>
/// A script that world after world runs, with V8's code of it once a world has given it: the environment, and the interpreters of recent challenges.
/// V8 compiles a function when it is first called; a world that has this code need not compile again what an earlier one has used.
/// </summary>
internal sealed class SharedCode
{
    // An interpreter stays the same for days; several clients have several.
    private const int MaxPageScripts = 4;

    // Shorter ones are compiled as fast as their code is read.
    private const int MinPageScriptLength = 4096;

    private static readonly ConditionalWeakTable<ScriptSource, SharedCode> s_own = [];
    private static readonly LinkedList<(string Name, string Text, SharedCode Code)> s_pages = [];

    private byte[]? _bytes;

    private SharedCode(string name, string text)
    {
        Document = DocumentOf(name);
        Text = Named(text, name);
    }

    /// <summary>The same for all worlds: by it V8's machine knows a script that it has compiled already, for another realm too.</summary>
    public DocumentInfo Document { get; }

    /// <summary>The script, with its name.</summary>
    public string Text { get; }

    /// <summary>V8's code; null until a world has given it.</summary>
    public byte[]? Bytes => Volatile.Read(ref _bytes);

    /// <summary>Keeps V8's code, if none is kept yet.</summary>
    public void Keep(byte[] bytes) => Interlocked.CompareExchange(ref _bytes, bytes, null);

    /// <summary>That of a script of SessionOps itself.</summary>
    public static SharedCode Of(ScriptSource source) => s_own.GetValue(source, static source => new SharedCode(source.Name, source.Text));

    /// <summary>That of a page's script; null for one that is not worth it.</summary>
    public static SharedCode? Of(string name, string text)
    {
        if (text.Length < MinPageScriptLength)
            return null;
        lock (s_pages)
        {
            for (var node = s_pages.First; node is not null; node = node.Next)
            {
                if (node.Value.Name != name || node.Value.Text != text)
                    continue;
                s_pages.Remove(node);
                s_pages.AddFirst(node);
                return node.Value.Code;
            }

            if (s_pages.Count == MaxPageScripts)
                s_pages.RemoveLast();
            return s_pages.AddFirst((name, text, new SharedCode(name, text))).Value.Code;
        }
    }

    /// <summary>A script's name as ClearScript takes it: an address is shown as it is where code was made by eval in it.</summary>
    public static DocumentInfo DocumentOf(string name) =>
        Uri.TryCreate(name, UriKind.Absolute, out var address) ? new DocumentInfo(address) : new DocumentInfo(name);

    /// <summary>A script's text with its name: ClearScript adds to a document's name what kind it is ("page.js [temp]"), and stack traces would show it.</summary>
    public static string Named(string text, string name) => name.Any(char.IsWhiteSpace) ? text : $"{text}\n//# sourceURL={name}";
}
