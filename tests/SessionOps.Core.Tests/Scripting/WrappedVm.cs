using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Scripting;

/// <summary>Jint's machine, of which a test replaces a part.</summary>
internal abstract class WrappedVm(JintVm inner) : IJavaScriptVm
{
    public virtual void BeginCall(TimeSpan timeout, CancellationToken interrupt) => inner.BeginCall(timeout, interrupt);

    public void EndCall() => inner.EndCall();

    public object Expose(EnvironmentServices services) => inner.Expose(services);

    public object Run(ScriptSource source) => inner.Run(source);

    public virtual void Execute(string source, string sourceName) => inner.Execute(source, sourceName);

    public object Evaluate(string expression, string sourceName) => inner.Evaluate(expression, sourceName);

    public object GetProperty(object value, string name) => inner.GetProperty(value, name);

    public object Invoke(object callable, params object?[] arguments) => inner.Invoke(callable, arguments);

    public void RunMicrotasks() => inner.RunMicrotasks();

    public object? ToHost(object value) => inner.ToHost(value);

    public ScriptFailure? Explain(Exception exception) => inner.Explain(exception);

    public void Dispose() => inner.Dispose();
}
