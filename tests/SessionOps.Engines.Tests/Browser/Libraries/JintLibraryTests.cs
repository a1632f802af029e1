using SessionOps.Scripting;

namespace SessionOps.Engines.Tests.Browser.Libraries;

public sealed class JintLibraryTests : LibraryTests
{
    protected override IScriptEngine Engine { get; } = new JintEngine();
}
