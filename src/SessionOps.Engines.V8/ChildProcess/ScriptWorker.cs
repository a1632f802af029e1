using System.Collections.Concurrent;
using SessionOps.Scripting;

namespace SessionOps.Engines.V8;

/// <summary>The other process: makes worlds and runs scripts in them until its input ends, that is, until its program has ended or wants it to end.</summary>
public static class ScriptWorker
{
    /// <summary>Whether this process is one that can be ended without harm, so that V8 may use its compiler.</summary>
    internal static bool IsThisProcess { get; private set; }

    /// <summary>Reads requests from the standard input and answers on the standard output.</summary>
    public static void Run()
    {
        IsThisProcess = true;
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();
        new Session(output).Run(input);
    }

    private sealed class Session(Stream output)
    {
        private readonly V8Engine _engine = new();
        private readonly ConcurrentDictionary<int, WorkedWorld> _worlds = [];
        private readonly ConcurrentDictionary<int, CancellationTokenSource> _running = [];

        public void Run(Stream input)
        {
            while (WorkerFrame.Read(input) is { } request)
            {
                var (id, operation, world) = (request.ReadInt32(), (WorkerOperation)request.ReadByte(), request.ReadInt32());
                if (operation == WorkerOperation.Cancel)
                    Cancel(id);
                else
                    _ = AnswerAsync(id, world, Begin(operation, world, request, (_running[id] = new CancellationTokenSource()).Token));
            }
        }

        // Requests for one world reach it in the order in which they came: all that matters happens before the first await.
        private Task<object?> Begin(WorkerOperation operation, int world, BinaryReader request, CancellationToken cancellationToken) =>
            operation switch
            {
                WorkerOperation.CreateWorld => CreateAsync(world, WorkerOptions.Read(request), cancellationToken),
                WorkerOperation.Execute => _worlds[world].ExecuteAsync(request.ReadText(), request.ReadText(), cancellationToken),
                WorkerOperation.CreateBridge => _worlds[world].CreateBridgeAsync(request.ReadText(), cancellationToken),
                WorkerOperation.Call => _worlds[world].CallAsync(request, cancellationToken),
                _ => DisposeAsync(world),
            };

        private async Task<object?> CreateAsync(int world, ScriptWorldOptions options, CancellationToken cancellationToken)
        {
            _worlds[world] = new WorkedWorld(await _engine.CreateWorldAsync(options, cancellationToken).ConfigureAwait(false));
            return null;
        }

        private async Task<object?> DisposeAsync(int world)
        {
            if (_worlds.TryRemove(world, out var worked))
                await worked.World.DisposeAsync().ConfigureAwait(false);
            return null;
        }

        private async Task AnswerAsync(int id, int world, Task<object?> result)
        {
            Action<BinaryWriter> fields;
            try
            {
                var value = await result.ConfigureAwait(false);
                fields = writer =>
                {
                    writer.Write((byte)WorkerOutcome.Done);
                    writer.WriteValue(value);
                };
            }
            catch (SessionOpsException error)
            {
                fields = writer =>
                {
                    writer.Write((byte)WorkerOutcome.Failed);
                    writer.WriteText(error.ErrorId);
                    writer.WriteText(error.Message);
                    writer.WriteValue(error.RecommendedAction);
                };
            }
            catch (OperationCanceledException)
            {
                fields = static writer => writer.Write((byte)WorkerOutcome.Cancelled);
            }
            catch (ObjectDisposedException)
            {
                fields = static writer => writer.Write((byte)WorkerOutcome.Disposed);
            }

            if (_running.TryRemove(id, out var running))
                running.Dispose();
            Send(
                WorkerFrame.Write(writer =>
                {
                    writer.Write(id);
                    writer.Write(_engine.Status.StuckThreads);
                    if (_worlds.TryGetValue(world, out var worked))
                        worked.WriteNewGaps(writer);
                    else
                        writer.Write(0);
                    fields(writer);
                })
            );
        }

        private void Cancel(int id)
        {
            if (!_running.TryGetValue(id, out var running))
                return;
            try
            {
                running.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended.
            }
        }

        private void Send(byte[] frame)
        {
            lock (output)
            {
                output.Write(frame);
                output.Flush();
            }
        }
    }
}
