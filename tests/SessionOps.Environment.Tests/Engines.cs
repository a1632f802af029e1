using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Environment.Tests;

/// <summary>The engines that the expectations hold for.</summary>
public static class Engines
{
    /// <summary>Every engine by its name.</summary>
    public static IReadOnlyDictionary<string, IScriptEngineFactory> All { get; } =
        new IScriptEngineFactory[] { new JintScriptEngineFactory(), new V8ScriptEngineFactory() }.ToDictionary(static factory => factory.Name);
}
