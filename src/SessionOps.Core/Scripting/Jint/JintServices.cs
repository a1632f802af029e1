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
        Add("draw", (_, arguments) => services.Draw(arguments[0].AsString()) is { } answer ? answer : JsValue.Null);
        Add(
            "renderAudio",
            (_, arguments) =>
                services.Sound(arguments[0].AsString()) is { } answer
                    ? new JsArray(engine, [answer.Lines, engine.Intrinsics.Float32Array.Construct(answer.Samples)])
                    : ""
        );
        Add("compute", (_, arguments) => EnvironmentServices.Compute(arguments[0].AsNumber(), arguments[1].AsNumber(), arguments[2].AsNumber()));
        LazySource? last = null;
        Add(
            "defineLazy",
            (_, arguments) =>
            {
                // The number of a frame is no text of the table.
                var isIndex = arguments.Length > 3;
                var name = isIndex ? arguments[1] : LazySource.Share(arguments[1]);
                ((ObjectInstance)arguments[0]).FastSetProperty(name, Lazy(SourceOf(arguments[2], owner: null), name, isIndex));
                return JsValue.Undefined;
            }
        );
        Add(
            "defineLazyMember",
            (_, arguments) =>
            {
                var source = SourceOf(arguments[3], arguments[4]);
                var text = LazySource.Share(arguments[5]);
                ((ObjectInstance)arguments[0]).FastSetProperty(
                    LazySource.Share(arguments[1]),
                    arguments[2].AsBoolean() ? new LazyAccessor(source, text) : LazyMethod(source, text)
                );
                return JsValue.Undefined;
            }
        );
        Add("openRealm", (_, _) => InNewRealm(engine, openEnvironment));
        return result;

        LazySource SourceOf(JsValue make, JsValue? owner) => last?.Is(make, owner) == true ? last : last = new LazySource(engine, make, owner);

        void Add(string name, Func<JsValue, JsValue[], JsValue> function) => result.Set(name, new ClrFunction(engine, name, function));
    }

    private static PropertyDescriptor Lazy(LazySource source, JsValue name, bool isIndex) =>
        PropertyDescriptor.CreateLazy(
            (source, name),
            static lazy => lazy.source.Make(lazy.name),
            isIndex ? PropertyFlag.NonWritable : PropertyFlag.NonEnumerable
        );

    private static PropertyDescriptor LazyMethod(LazySource source, JsValue text) =>
        PropertyDescriptor.CreateLazy((source, text), static lazy => ((ObjectInstance)lazy.source.Make(lazy.text)).Get("value"));

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
