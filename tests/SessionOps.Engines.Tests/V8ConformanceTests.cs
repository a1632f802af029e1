using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class V8ConformanceTests : ConformanceTests
{
    protected override IScriptEngine CreateEngine(TimeProvider timeProvider) => new V8Engine(timeProvider);
}
