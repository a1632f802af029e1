using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

/// <summary>What the suites share: worlds with small limits, and short forms of calls.</summary>
internal static class ScriptWorlds
{
    // Long enough for a busy machine, short enough for a suite; nothing asserts how long it took.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static ScriptWorldOptions Limited(Func<ScriptLimits, ScriptLimits>? change = null) =>
        new() { Limits = (change ?? (limits => limits))(new ScriptLimits { Timeout = Patience, StackBytes = 16 << 20 }) };

    public static async Task<object?> EvaluateAsync(this IScriptWorld world, string expression, params object?[] arguments)
    {
        var bridge = await world.CreateBridgeAsync($"({{ run: {expression} }})", CancellationToken.None);
        return await bridge.CallAsync("run", Patience, CancellationToken.None, arguments);
    }
}
