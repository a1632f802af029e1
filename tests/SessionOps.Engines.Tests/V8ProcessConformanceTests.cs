using SessionOps.Scripting;

namespace SessionOps.Engines.Tests;

public sealed class V8ProcessConformanceTests(V8Process process) : ConformanceTests, IClassFixture<V8Process>
{
    protected override IScriptEngine Engine => process.Engine;
}
