using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class V8ConformanceTests : ConformanceTests
{
    protected override IScriptEngineFactory CreateFactory(TimeProvider timeProvider) => new V8ScriptEngineFactory(timeProvider);
}
