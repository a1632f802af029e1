using SessionOps.Engines.V8;

namespace SessionOps.Engines.Tests;

/// <summary>One engine, and so one process, for all the tests of a class.</summary>
public sealed class V8Process : IDisposable
{
    public V8ProcessEngine Engine { get; } = new();

    public void Dispose() => Engine.Dispose();
}
