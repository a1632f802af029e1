using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Faults;

/// <summary>An engine whose worlds answer as those of a challenge that goes well, without running anything; each call can be made to go wrong.</summary>
internal sealed class ScriptedEngine : IScriptEngine, IDisposable
{
    private int _living;

    public string Name => "scripted";

    /// <summary>How many worlds have not ended.</summary>
    public int Living => Volatile.Read(ref _living);

    /// <summary>What happens in place of a call, by its name; <c>world</c> makes a world, and <c>run</c> runs the interpreter.</summary>
    public Dictionary<string, Func<CancellationToken, Task<object?>>> Instead { get; } = [];

    /// <summary>Called with each call before it is answered.</summary>
    public Func<string, Task> Called { get; set; } = static _ => Task.CompletedTask;

    public async Task<IScriptWorld> CreateWorldAsync(ScriptWorldOptions options, CancellationToken cancellationToken)
    {
        await CallAsync("world", null, cancellationToken);
        Interlocked.Increment(ref _living);
        return new World(this);
    }

    public void Dispose() { }

    private async Task<object?> CallAsync(string name, object? answer, CancellationToken cancellationToken)
    {
        await Called(name);
        return Instead.TryGetValue(name, out var instead) ? await instead(cancellationToken) : answer;
    }

    private sealed class World(ScriptedEngine engine) : IScriptWorld, IScriptBridge
    {
        private bool _ended;

        public string EngineName => engine.Name;

        public IReadOnlyList<CoverageGap> CoverageGaps => [];

        public Task ExecuteAsync(string source, string sourceName, CancellationToken cancellationToken) => engine.CallAsync("run", null, cancellationToken);

        public Task<IScriptBridge> CreateBridgeAsync(string expression, CancellationToken cancellationToken) => Task.FromResult<IScriptBridge>(this);

        public Task<object?> CallAsync(string name, TimeSpan timeout, CancellationToken cancellationToken, params object?[] arguments)
        {
            ObjectDisposedException.ThrowIf(_ended, this);
            return engine.CallAsync(
                name,
                name switch
                {
                    "snapshot" => "ok$snapshot",
                    "telemetry" => "{}",
                    "canMint" => true,
                    "mint" => new byte[] { 1, 2, 3 },
                    _ => "ok",
                },
                cancellationToken
            );
        }

        public ValueTask DisposeAsync()
        {
            if (!_ended)
                Interlocked.Decrement(ref engine._living);
            _ended = true;
            return ValueTask.CompletedTask;
        }
    }
}
