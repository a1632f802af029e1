using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class JintConformanceTests : ConformanceTests
{
    protected override IScriptEngine CreateEngine(TimeProvider timeProvider) => new JintEngine(timeProvider);
}
