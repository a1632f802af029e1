using Jint;
using Jint.Native;
using Jint.Runtime.Descriptors;

namespace SessionOps.Scripting;

/// <summary>A writable, configurable, not enumerable data property whose value a script function gives when it is first asked for.</summary>
internal sealed class JintLazyProperty(Engine engine, JsValue factory)
    : PropertyDescriptor(PropertyFlag.Configurable | PropertyFlag.ConfigurableSet | PropertyFlag.Writable | PropertyFlag.WritableSet | PropertyFlag.EnumerableSet | PropertyFlag.CustomJsValue)
{
    private JsValue? _factory = factory;
    private JsValue? _value;

    protected override JsValue? CustomValue
    {
        get
        {
            if (_factory is { } create)
            {
                _factory = null;
                _value = engine.Call(create);
            }

            return _value ?? JsValue.Undefined;
        }
        set
        {
            _factory = null;
            _value = value;
        }
    }
}
