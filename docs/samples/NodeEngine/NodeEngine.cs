using System.Diagnostics;
using System.Text.Json;
using SessionOps;
using SessionOps.Scripting;

/// <summary>A script engine of your own: each world is a child process of Node.</summary>
public sealed class NodeEngine : IScriptEngine
{
    public string Name => "node";

    public Task<IScriptWorld> CreateWorldAsync(ScriptWorldOptions options, CancellationToken cancellationToken) =>
        new NodeWorld(options).OpenAsync(cancellationToken);
}

/// <summary>Each command and each answer is a line of JSON.</summary>
internal sealed class NodeWorld(ScriptWorldOptions options) : RemoteWorld("node", options)
{
    private static readonly string s_script = Path.Combine(AppContext.BaseDirectory, "world.js");
    private Process? _node;

    protected override async Task<object?> SendAsync(string command, object?[] values, CancellationToken cancellationToken)
    {
        _node ??= Process.Start(new ProcessStartInfo("node", [s_script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var request = new { command, values = values.Select(value => value is byte[] bytes ? new { bytes } : value) };
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request).AsMemory(), cancellationToken);
        var line = await _node.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new EndOfStreamException("Node has ended.");
        var answer = JsonSerializer.Deserialize<Answer>(line, JsonSerializerOptions.Web)!;
        return answer.Error is null ? answer.Value : throw new SessionOpsException(ErrorIds.ScriptFailed, answer.Error);
    }

    protected override void Kill()
    {
        _node?.Kill();
        _node?.Dispose();
    }

    private sealed record Answer(string? Error, string? Text, double? Number, bool? Flag, byte[]? Bytes)
    {
        public object? Value => Text ?? Number ?? Flag ?? (object?)Bytes;
    }
}
