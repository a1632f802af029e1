using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class JintConformanceTests : ConformanceTests
{
    protected override IScriptEngine Engine { get; } = new JintEngine();
}
