using System.Text;

namespace SessionOps.Scripting;

/// <summary>
/// The browser world as one script that every engine runs before any other. <see cref="Source"/> is a classic script whose completion value is a
/// function; an engine calls that function once, with one object of services, and keeps what it returns. Nothing of the services becomes a global name.
/// <para>The object of services:</para>
/// <list type="bullet">
/// <item><c>pageUrl</c>, <c>userAgent</c>, and <c>languages</c> with commas between them.</item>
/// <item><c>timeOrigin</c>: when the world began, in milliseconds since 1970, with a fraction.</item>
/// <item><c>now()</c>: milliseconds since then, with a fraction.</item>
/// <item>
/// <c>pause(milliseconds)</c>: returns after that time. The page waits so for another process of the browser; when it is left out, it does not wait.
/// </item>
/// <item><c>randomHex(count)</c>: <c>count</c> cryptographically random bytes as lower-case hexadecimal digits.</item>
/// <item>
/// <c>draw(request)</c>: what a canvas shows, as <see cref="ICanvasRenderer"/> describes, or null where it cannot be drawn. When it is left out, what draws
/// is a gap.
/// </item>
/// <item>
/// <c>compute(function, x, y)</c>: one of the functions of <c>Math</c> by its place in the list of <c>06-math.js</c>. When it is left out, the engine's own
/// functions stay.
/// </item>
/// <item><c>reportGap(target, member)</c>, null or left out when the trap is off: called each time a script uses a placeholder member.</item>
/// <item>
/// <c>renderAudio(request)</c>: computes sound, as the text of the request says, and returns lines of text, an empty one, and samples with two characters
/// for each, or an array of the lines and a <c>Float32Array</c>; an empty text when the call has to end before. The request <c>interfaces</c> asks for the
/// script that makes the interfaces of Web Audio, which is compiled when a page first uses one. When it is left out, they are placeholders.
/// </item>
/// <item>
/// <c>defineLazy(target, name, factory, isIndex)</c>: defines a writable, configurable, not enumerable data property whose value is
/// <c>factory(name)</c>, called at most once and only when the value or the descriptor is asked for; one with <c>isIndex</c> is enumerable and read-only.
/// When it is left out, such a property is an accessor until its value is asked for.
/// </item>
/// <item>
/// <c>defineLazyMember(target, name, isAccessor, build, owner, text)</c>: defines an enumerable, configurable member of a prototype: a writable method, or
/// an accessor, with what the descriptor <c>build(owner, text)</c> has, called at most once and only when a script asks for it. When it is left out, all
/// members are made with their prototype.
/// </item>
/// <item>
/// <c>openRealm()</c>: evaluates this script in another realm of the same machine, for a frame, and returns its function. A machine may add to the
/// object that the frame passes: services of that realm, and <c>guardsGlobal</c> where other realms may not touch its global object.
/// </item>
/// </list>
/// <para>
/// The function returns the world's pump, an object with <c>runTask()</c>: runs the next timer, idle or animation callback that is due and returns 0;
/// when none is due, it returns the milliseconds until the next one, or -1 when nothing is queued. Promise jobs and <c>queueMicrotask</c> are left to
/// the engine's own queue, to be drained after each call into the world, so after each task.
/// </para>
/// </summary>
public static class BrowserEnvironment
{
    private static readonly Lazy<ScriptSource> s_source = new(Assemble);

    /// <summary>The script, the same for every engine and page.</summary>
    public static ScriptSource Source => s_source.Value;

    private static ScriptSource Assemble()
    {
        var assembly = typeof(BrowserEnvironment).Assembly;
        var text = new StringBuilder("(function (host) {\n'use strict';\n");
        // The files share one function scope and are numbered in the order in which they build on each other.
        foreach (
            var name in assembly
                .GetManifestResourceNames()
                .Where(static name => name.StartsWith("environment/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        )
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            text.Append(reader.ReadToEnd()).Append('\n');
        }
        return new ScriptSource(ScriptSource.Anonymous, text.Append("})\n").ToString());
    }
}
