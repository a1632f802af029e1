using System.Collections.Concurrent;
using Jint;
using Jint.Native;

namespace SessionOps.Scripting;

/// <summary>The function that makes lazy values of one kind, such as the members of one interface; thousands of them share it.</summary>
/// <param name="engine">The function's engine.</param>
/// <param name="make">Called with the owner, if there is one, and the text of the value to be made.</param>
/// <param name="owner">The interface's name, for members.</param>
internal sealed class LazySource(Engine engine, JsValue make, JsValue? owner)
{
    // Texts of the environment's table alone, so the same ones in every world.
    private static readonly ConcurrentDictionary<string, JsString> s_texts = new(StringComparer.Ordinal);

    /// <summary>One object for a text of the table, whatever world has cut it out.</summary>
    public static JsString Share(JsValue text) => s_texts.GetOrAdd(text.AsString(), static text => new JsString(text));

    public bool Is(JsValue otherMake, JsValue? otherOwner) => ReferenceEquals(make, otherMake) && ReferenceEquals(owner, otherOwner);

    public JsValue Make(JsValue text) => engine.Call(make, JsValue.Undefined, owner is null ? [text] : [owner, text]);
}
