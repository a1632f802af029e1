using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace SessionOps.Scripting;

/// <summary>The environment's services as a Jint object.</summary>
internal static class JintServices
{
    public static JsObject Create(Engine engine, EnvironmentServices services)
    {
        var result = new JsObject(engine);
        Add("now", (_, _) => services.Now());
        Add("randomHex", (_, arguments) => EnvironmentServices.RandomHex(arguments[0].AsNumber()));
        Add("reportGap", (_, arguments) =>
        {
            services.ReportGap(arguments[0].AsString(), arguments[1].AsString());
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
