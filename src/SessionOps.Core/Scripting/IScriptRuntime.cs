namespace SessionOps.Scripting;

/// <summary>
/// One JavaScript machine as <see cref="ScriptWorld"/> drives it, always on the same thread. "Value" is the machine's own kind of value;
/// it is opaque to the caller.
/// </summary>
internal interface IScriptRuntime : IDisposable
{
    /// <summary>Arms the limits for what follows; script that runs when the token is cancelled is cut short.</summary>
    void Begin(TimeSpan budget, CancellationToken interrupt);

    /// <summary>Disarms the limits.</summary>
    void End();

    /// <summary>Makes an object with the functions <c>now</c>, <c>randomHex</c>, <c>reportGap</c> and, where the engine can, <c>defineLazy</c>.</summary>
    object CreateHostObject(ScriptHost host);

    /// <summary>Runs a script of ours and gives its completion value.</summary>
    object Run(ScriptSource source);

    /// <summary>Runs a classic script of the page.</summary>
    void Execute(string source, string sourceName);

    /// <summary>Evaluates an expression.</summary>
    object Evaluate(string expression, string sourceName);

    /// <summary>Gives an object's property.</summary>
    object GetProperty(object value, string name);

    /// <summary>Calls a function with values, strings, numbers, booleans, nulls or byte arrays.</summary>
    object Call(object function, params object?[] arguments);

    /// <summary>Runs the jobs of settled promises until none is left.</summary>
    void RunMicrotasks();

    /// <summary>Gives a string, a double, a bool, a byte array or null for a value; throws <see cref="InvalidCastException"/> for another kind.</summary>
    object? ToHost(object value);

    /// <summary>Says what an exception that came out of this machine means; null when it is none of the machine's.</summary>
    ScriptFailure? Explain(Exception exception);
}
