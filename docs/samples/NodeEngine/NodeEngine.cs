using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using SessionOps;
using SessionOps.Scripting;

/// <summary>A script engine of one's own: each world is a child process of Node, which ends with it.</summary>
public sealed class NodeEngine : IScriptEngine
{
    public string Name => "node";

    public async Task<IScriptWorld> CreateWorldAsync(ScriptWorldOptions options, CancellationToken cancellationToken)
    {
        var world = new NodeWorld(options.Limits.Timeout);
        var (page, browser) = (options.PageUrl.AbsoluteUri, options.Profile);
        await world.AskAsync("open", cancellationToken, BrowserEnvironment.Source.Text, page, browser.UserAgent, string.Join(',', browser.Languages));
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
            AskAsync("execute", cancellationToken, source, sourceName);

        public async Task<IScriptBridge> CreateBridgeAsync(string expression, CancellationToken cancellationToken) =>
            new Bridge(this, (double)(await AskAsync("bridge", cancellationToken, expression))!);

        public async Task<object?> AskAsync(string command, CancellationToken cancellationToken, params object?[] values)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(timeout);
            await _turn.WaitAsync(cancellationToken);
            try
            {
                var request = new { command, values = values.Select(value => value is byte[] bytes ? new { bytes } : value) };
                await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request).AsMemory(), limit.Token);
                var line = await _node.StandardOutput.ReadLineAsync(limit.Token);
                var answer = JsonNode.Parse(line ?? throw new SessionOpsException(ErrorIds.ScriptFailed, "Node has ended."))!;
                return answer["error"] is { } error ? throw new SessionOpsException(ErrorIds.ScriptFailed, $"{error}") : Read(answer["value"]);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                _node.Kill();
                throw new SessionOpsException(ErrorIds.ScriptLimitExceeded, "The script exceeded its time limit.");
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

        private static object? Read(JsonNode? value) =>
            value switch
            {
                null => null,
                JsonObject bytes => Convert.FromBase64String((string)bytes["bytes"]!),
                _ => value.GetValueKind() switch
                {
                    JsonValueKind.String => (string)value!,
                    JsonValueKind.Number => (double)value!,
                    _ => (bool)value!,
                },
            };

        private sealed class Bridge(NodeWorld world, double number) : IScriptBridge
        {
            public Task<object?> CallAsync(string name, TimeSpan timeout, CancellationToken cancellationToken, params object?[] arguments) =>
                world.AskAsync("call", cancellationToken, [number, name, .. arguments]);
        }
    }
}
