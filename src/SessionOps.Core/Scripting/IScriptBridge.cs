namespace SessionOps.Scripting;

/// <summary>Functions inside a script world that the host can call.</summary>
public interface IScriptBridge
{
    /// <summary>
    /// Calls a function. A promise is awaited while timers and microtasks of the world run; one that does not settle within
    /// <paramref name="timeout"/> ends in <see cref="ErrorIds.ScriptLimitExceeded"/>.
    /// </summary>
    /// <param name="name">The function's name on the bridge object.</param>
    /// <param name="timeout">The longest time that the call may take, its promise included.</param>
    /// <param name="cancellationToken">Ends the script.</param>
    /// <param name="arguments">Strings, numbers, booleans, null, or byte arrays (which arrive as Uint8Array).</param>
    /// <returns>A string, a double, a bool, a byte array (from Uint8Array), or null (from null and undefined).</returns>
    Task<object?> CallAsync(string name, TimeSpan timeout, CancellationToken cancellationToken, params object?[] arguments);
}
