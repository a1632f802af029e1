using SessionOps.Scripting;

namespace SessionOps.Engines.V8;

/// <summary>A world in a script worker.</summary>
internal sealed class WorkerWorld(int number, WorkerProcess process, ScriptLimits limits, Action ended) : IScriptWorld
{
    // The worker ends scripts by itself; the process is ended only when it does not, which takes longer on a busy machine.
    private static readonly TimeSpan s_responseTimeout = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_installTimeout = TimeSpan.FromMinutes(2);

    private int _disposed;

    public string EngineName => "v8";

    public IReadOnlyList<CoverageGap> CoverageGaps { get; set; } = [];

    /// <summary>Its number in the worker.</summary>
    public int Number => number;

    public Task CreateAsync(ScriptWorldOptions options, CancellationToken cancellationToken) =>
        process.AskAsync(this, WorkerOperation.CreateWorld, s_installTimeout, writer => WorkerOptions.Write(writer, options), cancellationToken);

    public Task ExecuteAsync(string source, string sourceName, CancellationToken cancellationToken) =>
        AskAsync(
            WorkerOperation.Execute,
            limits.Timeout,
            writer =>
            {
                writer.WriteText(source);
                writer.WriteText(sourceName);
            },
            cancellationToken
        );

    public async Task<IScriptBridge> CreateBridgeAsync(string expression, CancellationToken cancellationToken)
    {
        var bridge = await AskAsync(WorkerOperation.CreateBridge, limits.Timeout, writer => writer.WriteText(expression), cancellationToken)
            .ConfigureAwait(false);
        return new Bridge(this, (int)(double)bridge!);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        try
        {
            await process.AskAsync(this, WorkerOperation.DisposeWorld, s_responseTimeout, static _ => { }, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SessionOpsException) when (!process.IsUsable)
        {
            // The world has ended with its process.
        }

        ended();
    }

    private Task<object?> AskAsync(WorkerOperation operation, TimeSpan timeout, Action<BinaryWriter> fields, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _disposed) != 0, this);
        return process.AskAsync(this, operation, (timeout * limits.MaxSlowdown) + s_responseTimeout, fields, cancellationToken);
    }

    private sealed class Bridge(WorkerWorld world, int number) : IScriptBridge
    {
        public Task<object?> CallAsync(string name, TimeSpan timeout, CancellationToken cancellationToken, params object?[] arguments) =>
            world.AskAsync(
                WorkerOperation.Call,
                timeout,
                writer =>
                {
                    writer.Write(number);
                    writer.WriteText(name);
                    writer.Write(timeout.Ticks);
                    writer.Write(arguments.Length);
                    foreach (var argument in arguments)
                        writer.WriteValue(argument);
                },
                cancellationToken
            );
    }
}
