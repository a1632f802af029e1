namespace SessionOps.Scripting;

/// <summary>
/// One JavaScript virtual machine in this process, as a <see cref="VmEngine"/> drives it: always on the same thread, one call at a time.
/// "Value" is the machine's own kind of value, which is opaque to others.
/// </summary>
public interface IJavaScriptVm : IDisposable
{
    /// <summary>Arms the limits for what follows.</summary>
    /// <param name="timeout">The longest time of what follows.</param>
    /// <param name="interrupt">Cuts short the script that runs when it is cancelled.</param>
    void BeginCall(TimeSpan timeout, CancellationToken interrupt);

    /// <summary>Disarms the limits.</summary>
    void EndCall();

    /// <summary>Makes an object with the functions <c>now</c>, <c>pause</c>, <c>randomHex</c>, <c>draw</c>, <c>compute</c>, <c>reportGap</c>, <c>renderAudio</c>, <c>defineLazy</c> and <c>openRealm</c>, and if the machine can, <c>defineLazyMember</c>.</summary>
    /// <param name="services">What the functions do; see <see cref="BrowserEnvironment"/> for the last three.</param>
    object Expose(EnvironmentServices services);

    /// <summary>Runs a script of SessionOps itself, which is the same for every world, and gives its completion value.</summary>
    object Run(ScriptSource source);

    /// <summary>Runs a classic script of the page.</summary>
    void Execute(string source, string sourceName);

    /// <summary>Evaluates an expression.</summary>
    object Evaluate(string expression, string sourceName);

    /// <summary>Gives an object's property.</summary>
    object GetProperty(object value, string name);

    /// <summary>Calls a function with values, strings, numbers, booleans, nulls or byte arrays.</summary>
    object Invoke(object callable, params object?[] arguments);

    /// <summary>Runs the jobs of settled promises until none is left.</summary>
    void RunMicrotasks();

    /// <summary>Gives a string, a double, a bool, a byte array or null for a value; throws <see cref="InvalidCastException"/> for another kind.</summary>
    object? ToHost(object value);

    /// <summary>Called when the world has been idle for some seconds, to give back memory that only calls need.</summary>
    void Rest() { }

    /// <summary>Says what an exception that came out of this machine means; null when it is not the machine's.</summary>
    ScriptFailure? Explain(Exception exception);
}
