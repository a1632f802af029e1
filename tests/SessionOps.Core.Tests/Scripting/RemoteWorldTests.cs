using SessionOps.Scripting;

namespace SessionOps.Core.Tests.Scripting;

public sealed class RemoteWorldTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly FakeWorld _world = new();

    [Fact]
    public async Task Opens_with_the_environment_and_the_page()
    {
        Assert.Same(_world, await _world.OpenAsync(CancellationToken.None));

        var (command, values) = Assert.Single(_world.Commands);
        Assert.Equal("open", command);
        Assert.Equal([BrowserEnvironment.Source.Text, "https://www.youtube.com/", BrowserProfile.Default.UserAgent, "en-US,en"], values);
    }

    [Fact]
    public async Task A_bridge_sends_its_own_answer_with_each_call()
    {
        _world.Answer = command => Task.FromResult<object?>(command == "bridge" ? 7.0 : "result");

        var bridge = await _world.CreateBridgeAsync("({ f() {} })", CancellationToken.None);
        var result = await bridge.CallAsync("f", TimeSpan.FromMinutes(1), CancellationToken.None, "text", 1, null);

        Assert.Equal("result", result);
        var (command, values) = _world.Commands[^1];
        Assert.Equal("call", command);
        Assert.Equal([7.0, "f", "text", 1, null], values);
    }

    [Fact]
    public async Task Calls_take_turns()
    {
        var first = new TaskCompletionSource<object?>();
        _world.Answer = _ => _world.Commands.Count == 1 ? first.Task : Task.FromResult<object?>(null);

        var running = _world.ExecuteAsync("1", "a.js", CancellationToken.None);
        var waiting = _world.ExecuteAsync("2", "b.js", CancellationToken.None);

        Assert.Single(_world.Commands);
        first.SetResult(null);
        await Task.WhenAll(running, waiting);
        Assert.Equal(2, _world.Commands.Count);
    }

    [Fact]
    public async Task A_script_that_throws_leaves_the_world_usable()
    {
        _world.Answer = _ => throw new SessionOpsException(ErrorIds.ScriptFailed, "Error: no");
        Assert.Equal(ErrorIds.ScriptFailed, (await Assert.ThrowsAsync<SessionOpsException>(ExecuteAsync)).ErrorId);

        _world.Answer = FakeWorld.Nothing;
        await ExecuteAsync();

        Assert.Equal(0, _world.Ends);
    }

    [Fact]
    public async Task A_call_over_its_limit_ends_the_world()
    {
        var bridge = await _world.CreateBridgeAsync("({})", CancellationToken.None);
        _world.Answer = FakeWorld.Endless;

        var error = await Assert.ThrowsAsync<SessionOpsException>(() => bridge.CallAsync("f", TimeSpan.FromMilliseconds(1), CancellationToken.None));

        Assert.Equal(ErrorIds.ScriptLimitExceeded, error.ErrorId);
        await AssertIsStoppedAsync();
    }

    [Fact]
    public async Task A_cancelled_call_ends_the_world()
    {
        using var cancellation = new CancellationTokenSource();
        _world.Answer = FakeWorld.Endless;

        var running = _world.ExecuteAsync("for (;;);", "a.js", cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        await AssertIsStoppedAsync();
    }

    [Fact]
    public async Task A_call_that_is_cancelled_before_its_turn_ends_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var first = new TaskCompletionSource<object?>();
        _world.Answer = _ => first.Task;

        var running = _world.ExecuteAsync("1", "a.js", CancellationToken.None);
        var waiting = _world.ExecuteAsync("2", "b.js", cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        first.SetResult(null);
        await running;
        Assert.Equal(0, _world.Ends);
    }

    [Fact]
    public async Task A_broken_connection_ends_the_world()
    {
        _world.Answer = _ => throw new EndOfStreamException();

        Assert.Equal(ErrorIds.ScriptFailed, (await Assert.ThrowsAsync<SessionOpsException>(ExecuteAsync)).ErrorId);
        await AssertIsStoppedAsync();
    }

    [Fact]
    public async Task An_engine_that_cannot_be_reached_is_unavailable()
    {
        _world.Answer = _ => throw new EndOfStreamException();

        var error = await Assert.ThrowsAsync<SessionOpsException>(() => _world.OpenAsync(CancellationToken.None));

        Assert.Equal(ErrorIds.EngineUnavailable, error.ErrorId);
        Assert.Equal(1, _world.Ends);
    }

    [Fact]
    public async Task A_world_that_does_not_open_is_ended()
    {
        _world.Answer = _ => throw new SessionOpsException(ErrorIds.ScriptFailed, "Error: no");

        Assert.Equal(ErrorIds.ScriptFailed, (await Assert.ThrowsAsync<SessionOpsException>(() => _world.OpenAsync(CancellationToken.None))).ErrorId);
        Assert.Equal(1, _world.Ends);
    }

    [Fact]
    public async Task Disposing_ends_the_world_once_with_the_call_in_it()
    {
        _world.Answer = FakeWorld.Endless;
        var running = ExecuteAsync();

        await _world.DisposeAsync();
        await _world.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => running);
        await Assert.ThrowsAsync<ObjectDisposedException>(ExecuteAsync);
        Assert.Equal(1, _world.Ends);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task ExecuteAsync() => _world.ExecuteAsync("f()", "a.js", CancellationToken.None);

    private async Task AssertIsStoppedAsync()
    {
        var commands = _world.Commands.Count;
        var error = await Assert.ThrowsAsync<SessionOpsException>(ExecuteAsync);
        Assert.Contains("cannot be reused", error.Message, StringComparison.Ordinal);
        Assert.Equal((1, commands), (_world.Ends, _world.Commands.Count));
    }

    private sealed class FakeWorld() : RemoteWorld("fake", new ScriptWorldOptions())
    {
        private readonly TaskCompletionSource<object?> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<(string Command, object?[] Values)> Commands { get; } = [];

        public int Ends { get; private set; }

        public Func<string, Task<object?>> Answer { get; set; } = Nothing;

        public static Task<object?> Nothing(string command) => Task.FromResult<object?>(null);

        /// <summary>A script that runs until its world ends.</summary>
        public static Task<object?> Endless(string command) => new TaskCompletionSource<object?>().Task;

        protected override async Task<object?> SendAsync(string command, object?[] values, CancellationToken cancellationToken)
        {
            Commands.Add((command, values));
            return await await Task.WhenAny(Answer(command), _end.Task);
        }

        protected override void Kill()
        {
            Ends++;
            _end.SetException(new EndOfStreamException());
        }
    }
}
