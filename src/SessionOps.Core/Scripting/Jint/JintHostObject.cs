using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace SessionOps.Scripting;

/// <summary>The host's functions as a Jint object.</summary>
internal static class JintHostObject
{
    public static JsObject Create(Engine engine, ScriptHost host)
    {
        var result = new JsObject(engine);
        Add("now", (_, _) => host.Now());
        Add("randomHex", (_, arguments) => ScriptHost.RandomHex(arguments[0].AsNumber()));
        Add("reportGap", (_, arguments) =>
        {
            host.ReportGap(arguments[0].AsString(), arguments[1].AsString());
            return JsValue.Undefined;
        });
        Add("defineLazy", (_, arguments) =>
        {
            ((ObjectInstance)arguments[0]).FastSetProperty(arguments[1], new JintLazyProperty(engine, arguments[2]));
            return JsValue.Undefined;
        });
        return result;

        void Add(string name, Func<JsValue, JsValue[], JsValue> function) => result.Set(name, new ClrFunction(engine, name, function));
    }
}
