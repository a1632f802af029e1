using SessionOps.Engines.V8;
using SessionOps.Scripting;

namespace SessionOps.Engines.Tests.Browser.Libraries;

public sealed class V8LibraryTests : LibraryTests
{
    protected override IScriptEngine Engine { get; } = new V8Engine();
}
