using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Sessions;

/// <summary>An engine that makes no worlds, because the attestation is a fake too.</summary>
internal sealed class FakeEngine : IScriptEngine, IDisposable
{
    public string Name => "fake";

    public ScriptEngineStatus Status { get; set; } = ScriptEngineStatus.Healthy;

    public bool IsDisposed { get; private set; }

    public Task<IScriptWorld> CreateWorldAsync(ScriptWorldOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();

    public void Dispose() => IsDisposed = true;
}
