using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Scripting;

public sealed class SpareWorldEngineTests
{
    private static readonly ScriptWorldOptions s_usual = new();

    [Fact]
    public async Task Gives_the_spare_world_first()
    {
        var engine = new ListedEngine(static _ => Task.FromResult<IScriptWorld>(new World()));
        await using var spare = new SpareWorldEngine(engine, s_usual);
        spare.WarmUp();

        await using var world = await spare.CreateWorldAsync(s_usual, CancellationToken.None);

        Assert.Same(await engine.Made[0], world);
    }

    [Fact]
    public async Task Never_hands_out_a_spare_that_failed()
    {
        var engine = new ListedEngine(static count => count == 0 ? Task.FromException<IScriptWorld>(Failure()) : Task.FromResult<IScriptWorld>(new World()));
        await using var spare = new SpareWorldEngine(engine, s_usual);
        spare.WarmUp();

        await using var world = await spare.CreateWorldAsync(s_usual, CancellationToken.None);

        Assert.Same(await engine.Made[1], world);
    }

    [Fact]
    public async Task Never_hands_out_a_spare_whose_engine_has_gone_since()
    {
        var engine = new ListedEngine(static count => Task.FromResult<IScriptWorld>(new World(count == 0 ? Failure() : null)));
        await using var spare = new SpareWorldEngine(engine, s_usual);
        spare.WarmUp();

        await using var world = await spare.CreateWorldAsync(s_usual, CancellationToken.None);

        Assert.Same(await engine.Made[1], world);
        Assert.True(((World)await engine.Made[0]).IsDisposed);
    }

    [Fact]
    public async Task Releases_a_caller_who_gives_up_and_keeps_the_spare_for_the_next()
    {
        var made = new TaskCompletionSource<IScriptWorld>();
        var engine = new ListedEngine(count => count == 0 ? made.Task : Task.FromException<IScriptWorld>(Failure()));
        await using var spare = new SpareWorldEngine(engine, s_usual);
        spare.WarmUp();
        using var given = new CancellationTokenSource();
        var impatient = spare.CreateWorldAsync(s_usual, given.Token);

        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        var first = new World();
        made.SetResult(first);
        Assert.Same(first, await spare.CreateWorldAsync(s_usual, CancellationToken.None));
    }

    private static SessionOpsException Failure() => new(ErrorIds.ScriptFailed, "The engine failed.");

    private sealed class ListedEngine(Func<int, Task<IScriptWorld>> make) : IScriptEngine
    {
        public List<Task<IScriptWorld>> Made { get; } = [];

        public string Name => "listed";

        public Task<IScriptWorld> CreateWorldAsync(ScriptWorldOptions options, CancellationToken cancellationToken)
        {
            lock (Made)
            {
                Made.Add(make(Made.Count));
                return Made[^1];
            }
        }
    }

    private sealed class World(SessionOpsException? failure = null) : IScriptWorld
    {
        public bool IsDisposed { get; private set; }

        public string EngineName => "listed";

        public IReadOnlyList<CoverageGap> CoverageGaps => [];

        public Task ExecuteAsync(string source, string sourceName, CancellationToken cancellationToken) =>
            failure is null ? Task.CompletedTask : Task.FromException(failure);

        public Task<IScriptBridge> CreateBridgeAsync(string expression, CancellationToken cancellationToken) => throw new NotSupportedException();

        public ValueTask DisposeAsync()
        {
            IsDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
