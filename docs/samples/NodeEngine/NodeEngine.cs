using System.Diagnostics;
using System.Text.Json;
using SessionOps;
using SessionOps.Scripting;

/// <summary>A script engine of one's own: each world is a child process of Node, which ends with it.</summary>
public sealed class NodeEngine : IScriptEngine
{
    public string Name => "node";

    public async Task<IScriptWorld> CreateWorldAsync(ScriptWorldOptions options, CancellationToken cancellationToken)
    {
        var world = new NodeWorld(options.Limits.Timeout);
        object[] browser = [options.PageUrl.AbsoluteUri, options.Profile.UserAgent, string.Join(',', options.Profile.Languages)];
        await world.AskAsync("open", options.Limits.Timeout, cancellationToken, [BrowserEnvironment.Source.Text, .. browser]);
        return world;
    }

    private sealed class NodeWorld(TimeSpan timeout) : IScriptWorld
    {
        private readonly SemaphoreSlim _turn = new(1);
        private readonly Process _node = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "world.js")]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;

        public string EngineName => "node";

        public IReadOnlyList<CoverageGap> CoverageGaps => [];

        public Task ExecuteAsync(string source, string sourceName, CancellationToken cancellationToken) =>
            AskAsync("execute", timeout, cancellationToken, source, sourceName);

        public async Task<IScriptBridge> CreateBridgeAsync(string expression, CancellationToken cancellationToken) =>
            new Bridge(this, await AskAsync("bridge", timeout, cancellationToken, expression));

        public async Task<object?> AskAsync(string command, TimeSpan limit, CancellationToken cancellationToken, params object?[] values)
        {
            await _turn.WaitAsync(cancellationToken);
            try
            {
                var request = new { command, values = values.Select(value => value is byte[] bytes ? new { bytes } : value) };
                await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request));
                var line = await _node.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(limit, cancellationToken);
                var answer = JsonSerializer.Deserialize<Answer>(line ?? """{"error":"Node has ended."}""", JsonSerializerOptions.Web)!;
                return answer.Error is null ? answer.Value : throw new SessionOpsException(ErrorIds.ScriptFailed, answer.Error);
            }
            catch (Exception end) when (end is TimeoutException or OperationCanceledException)
            {
                // The answer may still come, and would be taken for the next one's.
                _node.Kill();
                throw end is TimeoutException ? new SessionOpsException(ErrorIds.ScriptLimitExceeded, "The script exceeded its time limit.") : end;
            }
            finally
            {
                _turn.Release();
            }
        }

        public ValueTask DisposeAsync()
        {
            _node.Kill();
            _node.Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Bridge(NodeWorld world, object? number) : IScriptBridge
    {
        public Task<object?> CallAsync(string name, TimeSpan timeout, CancellationToken cancellationToken, params object?[] arguments) =>
            world.AskAsync("call", timeout, cancellationToken, [number, name, .. arguments]);
    }

    private sealed record Answer(string? Error, string? Text, double? Number, bool? Flag, byte[]? Bytes)
    {
        public object? Value => Text ?? Number ?? Flag ?? (object?)Bytes;
    }
}
