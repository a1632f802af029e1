using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace SessionOps.Engines.V8;

/// <summary>One script worker: its worlds, the requests that wait for its answers, and its end.</summary>
internal sealed class WorkerProcess
{
    private readonly ConcurrentDictionary<int, (TaskCompletionSource<object?> Result, WorkerWorld World)> _waiting = [];
    private readonly object _writing = new();
    private readonly Process _process;
    private readonly Stream _input;
    private int _requests;
    private volatile string? _end;

    private WorkerProcess(Process process)
    {
        _process = process;
        _input = process.StandardInput.BaseStream;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        new Thread(ReadAnswers) { IsBackground = true, Name = "SessionOps script worker" }.Start();
    }

    /// <summary>Whether it can take new worlds.</summary>
    public bool IsUsable => _end is null;

    /// <summary>The number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Starts one.</summary>
    /// <exception cref="SessionOpsException"><see cref="ErrorIds.EngineUnavailable"/>: the system does not start it.</exception>
    public static WorkerProcess Start()
    {
        try
        {
            return new WorkerProcess(WorkerLauncher.Start());
        }
        catch (Win32Exception error)
        {
            throw new SessionOpsException(ErrorIds.EngineUnavailable, "The process for V8's scripts could not be started.", error);
        }
    }

    /// <summary>Sends a request of a world and waits for its answer.</summary>
    /// <param name="world">Whose it is.</param>
    /// <param name="operation">What is asked.</param>
    /// <param name="timeout">After so long without an answer the process is ended.</param>
    /// <param name="fields">Writes what belongs to the operation.</param>
    /// <param name="cancellationToken">Releases the caller at once and ends the script.</param>
    public async Task<object?> AskAsync(
        WorkerWorld world,
        WorkerOperation operation,
        TimeSpan timeout,
        Action<BinaryWriter> fields,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var id = Interlocked.Increment(ref _requests);
        var result = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = (result, world);
        Send(id, operation, world.Number, fields);
        if (_end is { } end)
            result.TrySetException(Ended(end));
        using var overdue = new Timer(static process => ((WorkerProcess)process!).Kill("did not answer"), this, timeout, Timeout.InfiniteTimeSpan);
        var registration = cancellationToken.Register(() =>
        {
            if (result.TrySetCanceled(cancellationToken))
                Send(id, WorkerOperation.Cancel, world.Number, static _ => { });
        });
        await using (registration.ConfigureAwait(false))
        {
            return await result.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Ends the process, whatever it does.</summary>
    public void Kill(string reason)
    {
        _end ??= reason;
        try
        {
            _process.Kill();
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
    }

    private void Send(int id, WorkerOperation operation, int world, Action<BinaryWriter> fields)
    {
        var frame = WorkerFrame.Write(writer =>
        {
            writer.Write(id);
            writer.Write((byte)operation);
            writer.Write(world);
            fields(writer);
        });
        try
        {
            lock (_writing)
            {
                _input.Write(frame);
                _input.Flush();
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // Its end is noticed where its answers are read.
        }
    }

    private void ReadAnswers()
    {
        var reason = "ended by itself";
        try
        {
            while (WorkerFrame.Read(_process.StandardOutput.BaseStream) is { } answer)
                Take(answer);
        }
        catch (Exception error) when (error is IOException or InvalidDataException or InvalidOperationException)
        {
            // V8 writes its fatal errors where answers go. A worker that writes anything else but answers cannot be trusted any more.
            reason = "ended in the middle of an answer";
        }

        Kill(reason);
        _process.WaitForExit();
        _process.Dispose();
        foreach (var id in _waiting.Keys)
        {
            if (_waiting.TryRemove(id, out var waiting))
                waiting.Result.TrySetException(Ended(_end!));
        }
    }

    private void Take(BinaryReader answer)
    {
        var (id, stuckThreads, gapCount) = (answer.ReadInt32(), answer.ReadInt32(), answer.ReadInt32());
        var gaps = new List<CoverageGap>();
        for (var i = 0; i < gapCount; i++)
            gaps.Add(new CoverageGap(answer.ReadText(), answer.ReadText(), answer.ReadInt32()));
        if (_waiting.TryRemove(id, out var waiting))
        {
            if (gaps.Count > 0)
                waiting.World.CoverageGaps = gaps;
            Complete(waiting.Result, (WorkerOutcome)answer.ReadByte(), answer);
        }

        // A thread that cannot be ended would hold a processor as long as the process lives.
        if (stuckThreads > 0)
            Kill("was ended because a script in it could not be");
    }

    private static void Complete(TaskCompletionSource<object?> result, WorkerOutcome outcome, BinaryReader answer)
    {
        switch (outcome)
        {
            case WorkerOutcome.Done:
                result.TrySetResult(answer.ReadValue());
                break;
            case WorkerOutcome.Failed:
                result.TrySetException(new SessionOpsException(answer.ReadText(), answer.ReadText()) { RecommendedAction = answer.ReadValue() as string });
                break;
            case WorkerOutcome.Disposed:
                result.TrySetException(new ObjectDisposedException(nameof(Scripting.IScriptWorld), "The script world was disposed while it ran."));
                break;
            default:
                result.TrySetCanceled();
                break;
        }
    }

    private static SessionOpsException Ended(string reason) =>
        new(ErrorIds.ScriptFailed, $"The process that ran the script {reason}: the script world was stopped and cannot be reused.");
}
