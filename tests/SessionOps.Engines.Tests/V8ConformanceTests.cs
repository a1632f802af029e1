using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class V8ConformanceTests : ConformanceTests
{
    protected override IScriptEngine Engine { get; } = new V8Engine();
}
