namespace SessionOps.Scripting;

/// <summary>
/// One live JavaScript world: an engine with the browser environment installed. Every call runs on the engine's own thread, one at a time,
/// within the limits that it was created with; a script that exceeds them or throws ends in a <see cref="SessionOpsException"/>
/// (<see cref="ErrorIds.ScriptLimitExceeded"/>, <see cref="ErrorIds.ScriptFailed"/>) and leaves the process unharmed.
/// </summary>
public interface IScriptEngine : IAsyncDisposable
{
    /// <summary>The engine's name: <c>jint</c> or <c>v8</c>.</summary>
    string Name { get; }

    /// <summary>Runs a classic script in the global scope, as a script element would.</summary>
    /// <param name="source">The script's text.</param>
    /// <param name="sourceName">What stack traces call it.</param>
    /// <param name="cancellationToken">Ends the script.</param>
    Task ExecuteAsync(string source, string sourceName, CancellationToken cancellationToken);

    /// <summary>Evaluates an expression that gives an object of functions, unreachable for scripts of the page, to be called from outside.</summary>
    /// <param name="expression">An expression such as <c>({ add(a, b) { return a + b; } })</c>.</param>
    /// <param name="cancellationToken">Ends the script.</param>
    Task<IScriptBridge> CreateBridgeAsync(string expression, CancellationToken cancellationToken);

    /// <summary>The members that scripts have asked for so far and the environment lacks; empty when the trap is off.</summary>
    IReadOnlyList<CoverageGap> CoverageGaps { get; }
}
