using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Descriptors;

namespace SessionOps.Scripting;

/// <summary>An accessor of a prototype whose functions are made when a script first asks for one of them: a world has thousands, and most are never used.</summary>
internal sealed class LazyAccessor(LazySource source, JsString text) : PropertyDescriptor(value: null, writable: null, enumerable: true, configurable: true)
{
    private LazySource? _source = source;
    private JsValue? _get;
    private JsValue? _set;

    public override JsValue? Get
    {
        get
        {
            Make();
            return _get;
        }
    }

    public override JsValue? Set
    {
        get
        {
            Make();
            return _set;
        }
    }

    private void Make()
    {
        if (_source is null)
            return;
        var made = (ObjectInstance)_source.Make(text);
        _get = Function(made, "get");
        _set = Function(made, "set");
        _source = null;
    }

    private static JsValue? Function(ObjectInstance made, string name) => made.Get(name) is var function && function.IsUndefined() ? null : function;
}
