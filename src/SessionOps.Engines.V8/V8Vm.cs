using System.Runtime.CompilerServices;
using Microsoft.ClearScript;
using Microsoft.ClearScript.JavaScript;
using Microsoft.ClearScript.V8;
using Microsoft.ClearScript.V8.FastProxy;
using SessionOps.Scripting;
using Machine = Microsoft.ClearScript.V8.V8Runtime;

namespace SessionOps.Engines.V8;

/// <summary>A JavaScript virtual machine on ClearScript's V8.</summary>
internal sealed class V8Vm : IJavaScriptVm
{
    // ClearScript counts the stack from where the host enters V8; what is left holds the host's own frames and V8's native ones.
    private const int StackReserveBytes = 1 << 20;

    private static readonly ScriptSource s_prepare = ScriptSource.FromResource(typeof(V8Vm).Assembly, "sessionops/v8.js");

    // Gives an environment of another realm what its own machine offers, and says that no other realm may touch its global object.
    private const string InRealm =
        "(makeServices, environment, enter) => host => environment({ ...host, defineLazy: makeServices().defineLazy, guardsGlobal: true, enter: work => enter(work) })";

    private const V8ScriptEngineFlags EngineFlags = V8ScriptEngineFlags.DisableGlobalMembers | V8ScriptEngineFlags.HideHostExceptions;

    private static int s_made;

    private readonly Machine _machine;
    private readonly V8ScriptEngine _engine;
    private readonly List<V8ScriptEngine> _realms = [];
    private readonly Dictionary<SharedCode, V8Script> _scripts = [];
    private readonly List<SharedCode> _compiled = [];
    private readonly ScriptObject _makeBytes;
    private readonly ScriptObject _getProperty;
    private readonly ScriptObject _makeServices;
    private CancellationToken _interrupt;
    private CancellationTokenRegistration _interruption;
    private bool _hasRunPage;

    // Compiled loops of this V8 (14) can miss every interruption (`for (;;) a.push(new Array(1000))` runs on forever), interpreted ones never do;
    // and foreign code gets no chance to attack the compiler. A worker is ended instead. V8 reads this once, when the process makes its first machine.
    static V8Vm() => V8Settings.GlobalFlags |= ScriptWorker.IsThisProcess ? V8GlobalFlags.None : V8GlobalFlags.DisableJITCompilation;

    private V8Vm(Machine machine, ScriptLimits limits)
    {
        _machine = machine;
        Interlocked.Increment(ref s_made);
        var engine = _engine = machine.CreateScriptEngine("sessionops", EngineFlags);
        engine.MaxRuntimeHeapSize = (nuint)limits.MemoryBytes;
        engine.RuntimeHeapSizeSampleInterval = TimeSpan.FromMilliseconds(50);
        engine.RuntimeHeapSizeViolationPolicy = V8RuntimeViolationPolicy.Interrupt;
        engine.MaxRuntimeStackUsage = (nuint)Math.Max(limits.StackBytes - StackReserveBytes, StackReserveBytes);
        _makeServices = (ScriptObject)Run(s_prepare);
        _getProperty = (ScriptObject)engine.Evaluate("(object, name) => object[name]");
        _makeBytes = (ScriptObject)engine.Evaluate("(B => n => new B(n))(Uint8Array)");
    }

    /// <summary>Makes a machine, or says which package its platform lacks.</summary>
    public static V8Vm Create(ScriptLimits limits)
    {
        // ClearScript binds host objects by reflection, which a native build has not got.
        if (!RuntimeFeature.IsDynamicCodeSupported)
            throw new SessionOpsException(
                ErrorIds.EngineUnavailable,
                "The v8 engine needs the .NET runtime, and this program was compiled to native code: set SessionOps__Engine=jint, or use the ordinary build."
            );
        var megabytes = (int)Math.Min(limits.MemoryBytes >> 20, 1 << 16);
        // V8 ends the process when it passes its own ceiling, so that one stays above the limit that ClearScript watches, and far above where it would end the program.
        var ceiling = ScriptWorker.IsThisProcess ? megabytes + (megabytes / 4) : 4 * megabytes;
        var constraints = new V8RuntimeConstraints
        {
            MaxOldSpaceSize = ceiling,
            HeapExpansionMultiplier = 2,
            MaxArrayBufferAllocation = (ulong)limits.MemoryBytes,
        };
        NativeLibrary.Find();
        try
        {
            return new V8Vm(new Machine("sessionops", constraints), limits);
        }
        catch (Exception exception) when (exception is TypeLoadException or DllNotFoundException or BadImageFormatException or TypeInitializationException)
        {
            throw NativeLibrary.Missing(exception);
        }
    }

    public void BeginCall(TimeSpan timeout, CancellationToken interrupt)
    {
        _interrupt = interrupt;
        _interruption = interrupt.Register(_engine.Interrupt);
    }

    public void EndCall()
    {
        _interruption.Dispose();

        // An interruption that came after the script had ended would meet the next call.
        if (_interrupt.IsCancellationRequested)
            _engine.CancelInterrupt();
    }

    public object Expose(EnvironmentServices services)
    {
        // Delegates are bound by reflection too.
        var now = new V8FastHostFunction((bool _, in V8FastArgs _, in V8FastResult result) => result.Set(services.Now()));
        var pause = new V8FastHostFunction((bool _, in V8FastArgs arguments, in V8FastResult _) => services.Pause(arguments.GetDouble(0)));
        var randomHex = new V8FastHostFunction(
            (bool _, in V8FastArgs arguments, in V8FastResult result) => result.Set(EnvironmentServices.RandomHex(arguments.GetDouble(0)))
        );
        var draw = new V8FastHostFunction((bool _, in V8FastArgs arguments, in V8FastResult result) => result.Set(services.Draw(arguments.GetString(0))));
        var compute = new V8FastHostFunction(
            (bool _, in V8FastArgs arguments, in V8FastResult result) =>
                result.Set(EnvironmentServices.Compute(arguments.GetDouble(0), arguments.GetDouble(1), arguments.GetDouble(2)))
        );
        var reportGap = new V8FastHostFunction(
            (bool _, in V8FastArgs arguments, in V8FastResult _) => services.ReportGap(arguments.GetString(0), arguments.GetString(1))
        );
        var renderAudio = new V8FastHostFunction(
            (bool _, in V8FastArgs arguments, in V8FastResult result) => result.Set(services.RenderAudio(arguments.GetString(0)))
        );
        var openRealm = new V8FastHostFunction((bool _, in V8FastArgs _, in V8FastResult result) => result.Set(OpenRealm()));
        return _makeServices.Invoke(asConstructor: false, now, pause, randomHex, draw, compute, reportGap, renderAudio, openRealm);
    }

    public object Run(ScriptSource source) => Run(_engine, source);

    public void Execute(string source, string sourceName)
    {
        _hasRunPage = true;
        if (SharedCode.Of(sourceName, source) is { } code)
            _engine.Execute(Compile(code));
        else
            _engine.Execute(SharedCode.DocumentOf(sourceName), SharedCode.Named(source, sourceName));
    }

    public object Evaluate(string expression, string sourceName) =>
        _engine.Evaluate(SharedCode.DocumentOf(sourceName), SharedCode.Named(expression, sourceName));

    // ClearScript binds a function that it read itself to the object that it came from, and hands such a function its arguments one by one through
    // reflection, which took a quarter of the first world of a process. A function that a script returns is called as it is.
    public object GetProperty(object value, string name) => _getProperty.Invoke(asConstructor: false, value, name);

    public object Invoke(object callable, params object?[] arguments) =>
        ((ScriptObject)callable).Invoke(asConstructor: false, Array.ConvertAll(arguments, ToScript));

    // V8 has run them all when a call from the host returns.
    public void RunMicrotasks() { }

    public object? ToHost(object value) =>
        value switch
        {
            null or Undefined => null,
            string or bool or double => value,
            int number => (double)number,
            uint number => (double)number,
            float number => (double)number,
            ITypedArray<byte> { Kind: JavaScriptObjectKind.TypedArray } bytes => bytes.ToArray(),
            _ => throw new InvalidCastException($"A script value of type {value.GetType().Name} has no counterpart."),
        };

    public void Rest()
    {
        ShareCode();
        _machine.CollectGarbage(exhaustive: true);
    }

    public ScriptFailure? Explain(Exception exception) =>
        exception switch
        {
            ScriptInterruptedException interrupted when interrupted.IsFatal => new ScriptFailure(ScriptFailureKind.Memory, interrupted.Message),
            ScriptInterruptedException interrupted => new ScriptFailure(ScriptFailureKind.Interrupted, interrupted.Message),
            ScriptEngineException { IsFatal: true } fatal => new ScriptFailure(ScriptFailureKind.Memory, fatal.Message),
            ScriptEngineException thrown => new ScriptFailure(ScriptFailureKind.Threw, thrown.Message, thrown.ScriptExceptionAsObject),
            _ => null,
        };

    public void Dispose()
    {
        // The first is often the only one: a command that makes one session need not wait for code that nobody takes.
        if (Volatile.Read(ref s_made) > 1)
            ShareCodeAtEnd();
        foreach (var script in _scripts.Values)
            script.Dispose();
        _makeBytes.Dispose();
        _getProperty.Dispose();
        _makeServices.Dispose();
        foreach (var realm in _realms)
            realm.Dispose();
        _engine.Dispose();
        _machine.Dispose();
    }

    private object Run(V8ScriptEngine engine, ScriptSource source) => engine.Evaluate(Compile(SharedCode.Of(source)));

    private V8Script Compile(SharedCode code)
    {
        if (_scripts.TryGetValue(code, out var script))
            return script;
        if (code.Bytes is { } bytes)
            return _scripts[code] = _machine.Compile(code.Document, code.Text, V8CacheKind.Code, bytes, out _);
        _compiled.Add(code);
        return _scripts[code] = _machine.Compile(code.Document, code.Text);
    }

    private void ShareCodeAtEnd()
    {
        try
        {
            ShareCode();
        }
        catch (Exception exception) when (Explain(exception) is not null)
        {
            // A machine that a limit has ended compiles nothing more.
        }
    }

    // V8 gives the code of the functions that have been called so far, so it is asked after a page's script has run.
    private void ShareCode()
    {
        if (!_hasRunPage)
            return;
        foreach (var code in _compiled)
        {
            if (code.Bytes is not null)
                continue;
            using var script = _machine.Compile(code.Document, code.Text, V8CacheKind.Code, out var bytes);
            code.Keep(bytes);
        }

        _compiled.Clear();
    }

    // Scripts of one machine pass their objects to each other as they are, whichever engine made them.
    private object OpenRealm()
    {
        var realm = _machine.CreateScriptEngine("sessionops", EngineFlags);
        _realms.Add(realm);
        var open = (ScriptObject)realm.Evaluate(SharedCode.Named(InRealm, ScriptSource.Anonymous));
        // V8 makes code from text only in the realm that the host entered last.
        var call = (ScriptObject)realm.Evaluate(SharedCode.Named("work => work()", ScriptSource.Anonymous));
        var enter = new V8FastHostFunction((bool _, in V8FastArgs arguments, in V8FastResult _) => call.Invoke(asConstructor: false, arguments.Get<object>(0)));
        return open.Invoke(asConstructor: false, Run(realm, s_prepare), Run(realm, BrowserEnvironment.Source), enter);
    }

    private object? ToScript(object? value)
    {
        if (value is not byte[] bytes)
            return value;
        var array = (ITypedArray<byte>)_makeBytes.Invoke(asConstructor: false, (double)bytes.Length);
        array.Write(bytes, 0, (ulong)bytes.Length, 0);
        return array;
    }
}
