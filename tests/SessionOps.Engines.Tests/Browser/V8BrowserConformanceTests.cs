using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests.Browser;

public sealed class V8BrowserConformanceTests : BrowserConformanceTests
{
    protected override IScriptEngine Engine { get; } = new V8Engine();
}
