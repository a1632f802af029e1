using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace SessionOps.Scripting;

/// <summary>The environment's services as a Jint object.</summary>
internal static class JintServices
{
    public static JsObject Create(Engine engine, EnvironmentServices services, Func<JsValue> openEnvironment)
    {
        var result = new JsObject(engine);
        Add("now", (_, _) => services.Now());
        Add(
            "pause",
            (_, arguments) =>
            {
                services.Pause(arguments[0].AsNumber());
                return JsValue.Undefined;
            }
        );
        Add("randomHex", (_, arguments) => EnvironmentServices.RandomHex(arguments[0].AsNumber()));
        Add(
            "reportGap",
            (_, arguments) =>
            {
                services.ReportGap(arguments[0].AsString(), arguments[1].AsString());
                return JsValue.Undefined;
            }
        );
        Add(
            "defineLazy",
            (_, arguments) =>
            {
                ((ObjectInstance)arguments[0]).FastSetProperty(arguments[1], Lazy(engine, arguments[1], arguments[2], isIndex: arguments.Length > 3));
                return JsValue.Undefined;
            }
        );
        Add(
            "defineLazyMember",
            (_, arguments) =>
            {
                ((ObjectInstance)arguments[0]).FastSetProperty(arguments[1], LazyMember(engine, arguments));
                return JsValue.Undefined;
            }
        );
        Add("openRealm", (_, _) => InNewRealm(engine, openEnvironment));
        return result;

        void Add(string name, Func<JsValue, JsValue[], JsValue> function) => result.Set(name, new ClrFunction(engine, name, function));
    }

    private static PropertyDescriptor Lazy(Engine engine, JsValue name, JsValue factory, bool isIndex) =>
        PropertyDescriptor.CreateLazy(
            (engine, name, factory),
            static lazy => lazy.engine.Call(lazy.factory, JsValue.Undefined, [lazy.name]),
            isIndex ? PropertyFlag.NonWritable : PropertyFlag.NonEnumerable
        );

    // Arguments: target, name, whether it is an accessor, and what gives its descriptor: a function and its two arguments.
    private static PropertyDescriptor LazyMember(Engine engine, JsValue[] arguments) =>
        arguments[2].AsBoolean()
            ? new LazyAccessor(engine, arguments[3], arguments[4], arguments[5])
            : PropertyDescriptor.CreateLazy(
                (engine, build: arguments[3], owner: arguments[4], text: arguments[5]),
                static lazy => ((ObjectInstance)lazy.engine.Call(lazy.build, JsValue.Undefined, [lazy.owner, lazy.text])).Get("value")
            );

    // Jint evaluates in the caller's realm; a shadow realm is the only way to a second realm of an engine, and its own results are copies.
    private static JsValue InNewRealm(Engine engine, Func<JsValue> evaluate)
    {
        var result = JsValue.Undefined;
        var realm = engine.Intrinsics.ShadowRealm.Construct();
        realm.SetValue(
            "evaluate",
            (JsValue)
                new ClrFunction(
                    engine,
                    "evaluate",
                    (_, _) =>
                    {
                        result = evaluate();
                        return JsValue.Undefined;
                    }
                )
        );
        realm.Evaluate("evaluate()");
        return result;
    }
}
