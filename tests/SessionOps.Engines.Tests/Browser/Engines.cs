using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests.Browser;

/// <summary>The engines that the expectations hold for.</summary>
public static class Engines
{
    /// <summary>Every engine by its name.</summary>
    public static IReadOnlyDictionary<string, IScriptEngine> All { get; } =
        new IScriptEngine[] { new JintEngine(), new V8Engine() }.ToDictionary(static factory => factory.Name);
}
