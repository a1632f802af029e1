namespace SessionOps.Scripting;

/// <summary>
/// One live JavaScript world: a global object with the browser environment, apart from every other. Calls run one at a time, within the limits
/// that the world was made with. A script that exceeds them or throws ends in a <see cref="SessionOpsException"/>
/// (<see cref="ErrorIds.ScriptLimitExceeded"/>, <see cref="ErrorIds.ScriptFailed"/>) and leaves the process unharmed.
/// </summary>
public interface IScriptWorld : IAsyncDisposable
{
    /// <summary>The name of the engine that made the world.</summary>
    string EngineName { get; }

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
