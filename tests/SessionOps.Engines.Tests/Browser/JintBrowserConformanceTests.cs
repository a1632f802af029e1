using SessionOps.Scripting;

namespace SessionOps.Engines.Tests.Browser;

public sealed class JintBrowserConformanceTests : BrowserConformanceTests
{
    protected override IScriptEngine Engine { get; } = new JintEngine();
}
