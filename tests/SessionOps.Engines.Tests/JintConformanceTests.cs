using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class JintConformanceTests : ConformanceTests
{
    protected override IScriptEngineFactory CreateFactory(TimeProvider timeProvider) => new JintScriptEngineFactory(timeProvider);
}
